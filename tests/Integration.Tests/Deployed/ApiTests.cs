using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>One region's REST API.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class ApiTests(string role)
{
    // Route 53's checkers cannot sign, and the payment provider signs in its own way.
    private static string[] OpenRoutes => ["GET /health", "GET /ready", "GET /standby", $"POST {Deployment.Current.Settings.Api.WebhookPath}"];

    private DeployedRegion _region = null!;
    private string _id = null!;
    private JsonElement _stage;
    private IReadOnlyDictionary<string, JsonElement> _routes = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        _id = _region.Output("api_id");
        _stage = await _region.GetJsonAsync(AwsService.ApiGateway, $"/restapis/{_id}/stages/{_region.Stage()}");
        _routes = await RoutesAsync(_region);
    }

    [Test]
    [Property("Requirement", "A-FN-1")]
    public async Task The_API_is_regional() => (await _region.GetJsonAsync(AwsService.ApiGateway, $"/restapis/{_id}"))
        .GetProperty("endpointConfiguration").All("types").Select(type => type.GetString()).ShouldBe(["REGIONAL"]);

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void It_takes_payments() => _routes.Keys.ShouldContain($"POST {Deployment.Current.Settings.Api.WebhookPath}");

    [TestCase("GET /health")]
    [TestCase("GET /standby")]
    [TestCase("GET /ready")]
    [Property("Requirement", "X-8")]
    public void It_answers_what_the_health_checks_ask(string route) => _routes.Keys.ShouldContain(route);

    [Test]
    [Property("Requirement", "X-8")]
    public void A_function_of_the_region_answers_every_route()
    {
        var functions = DeployedFunctions.Outputs.Select(output => $":function:{_region.Output(output)}/invocations").ToArray();
        _routes.ShouldNotBeEmpty();
        foreach (var (route, method) in _routes)
        {
            var integration = method.GetProperty("methodIntegration");
            integration.Text("type").ShouldBe("AWS_PROXY", route, StringCompareShould.IgnoreCase);
            var address = integration.Text("uri")!;
            address.ShouldStartWith($"arn:aws:apigateway:{_region.Name}:lambda:");
            functions.ShouldContain(function => address.EndsWith(function, StringComparison.Ordinal), route);
        }
    }

    [Test]
    [Property("Requirement", "X-7")]
    public void Only_what_must_be_open_is_called_without_a_signature() => _routes
        .Where(route => route.Value.Text("authorizationType") is null or "NONE")
        .Select(route => route.Key)
        .ShouldBe(OpenRoutes, ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-FN-1")]
    public async Task Its_routes_are_those_of_the_other_region() => _routes.Keys.ShouldBe((await RoutesAsync(_region.Peer)).Keys, ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void It_is_throttled()
    {
        var all = _stage.GetProperty("methodSettings").GetProperty("*/*");
        all.GetProperty("throttlingRateLimit").GetDouble().ShouldBePositive();
        all.GetProperty("throttlingBurstLimit").GetInt32().ShouldBePositive();
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task It_writes_an_access_log_that_is_encrypted_and_forgets() =>
        await LogGroups.ShouldBeEncryptedAndForgetAsync(_region, LogGroups.NameIn(_stage.GetProperty("accessLogSettings").Text("destinationArn")!));

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void It_logs_no_content_of_requests() => _stage.GetProperty("methodSettings").GetProperty("*/*").GetProperty("dataTraceEnabled").GetBoolean().ShouldBeFalse();

    [TestCase("payment_webhook_function")]
    [TestCase("region_health_function")]
    [Property("Requirement", "X-7")]
    public async Task Only_this_API_may_invoke_the_function(string output)
    {
        var policy = (await _region.GetJsonAsync(AwsService.Lambda, $"/2015-03-31/functions/{_region.Output(output)}/policy")).Text("Policy")!;
        var statement = Answers.Statements(policy).ShouldHaveSingleItem();
        statement.GetProperty("Principal").Text("Service").ShouldBe("apigateway.amazonaws.com");
        statement.GetProperty("Condition").GetProperty("ArnLike").Text("AWS:SourceArn").ShouldNotBeNull().ShouldMatch($"^arn:aws:execute-api:{_region.Name}:\\d+:{_id}/");
    }

    private static async Task<IReadOnlyDictionary<string, JsonElement>> RoutesAsync(DeployedRegion region)
    {
        var resources = await region.GetJsonAsync(AwsService.ApiGateway, $"/restapis/{region.Output("api_id")}/resources?embed=methods&limit=500");
        var items = resources.TryGetProperty("item", out _) ? resources.All("item") : resources.GetProperty("_embedded").All("item");
        return items
            .Where(resource => resource.TryGetProperty("resourceMethods", out _))
            .SelectMany(resource => resource.GetProperty("resourceMethods").EnumerateObject().Select(method => (Route: $"{method.Name} {resource.Text("path")}", method.Value)))
            .ToDictionary(route => route.Route, route => route.Value);
    }
}
