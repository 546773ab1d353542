using System.Text.Json;
using DrTerraform.Constructs.Api;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Api;

[TestFixture]
public sealed class RestApiTests
{
    private SynthesizedStack _stack = null!;
    private JsonElement _paths;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        var webhook = Some.Function(stack, placement, "Webhook", Named.PaymentWebhook);
        var health = Some.Function(stack, placement, "Health", Named.RegionHealth);
        _ = new RestApi(stack, "Api", new RestApiProps
        {
            Placement = placement,
            Settings = new ApiSettings { Stage = "live", RequestsPerSecond = 7, Burst = 9 },
            Routes =
            [
                new ApiRoute("post", "/payments", webhook, ApiCaller.Anybody),
                new ApiRoute("get", "/payments/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("get", "/health", health, ApiCaller.Anybody),
            ],
            KeyArn = Some.KeyArn,
            LogRetentionDays = 14,
        });
        _stack = SynthesizedStack.Of(stack);
        _paths = JsonDocument.Parse(_stack.Only("aws_api_gateway_rest_api").Text("body")!).RootElement.GetProperty("paths");
    }

    [TestCase("/payments", "post", "lambda-payment-webhook-usw2-dr-test")]
    [TestCase("/payments/{id}", "get", "lambda-payment-webhook-usw2-dr-test")]
    [TestCase("/health", "get", "lambda-region-health-usw2-dr-test")]
    [Property("Requirement", "X-8")]
    [Property("Requirement", "T-6")]
    public void Every_route_is_answered_by_a_function_of_the_region_and_never_by_a_mock(string path, string method, string function)
    {
        var integration = Operation(path, method).GetProperty("x-amazon-apigateway-integration");
        integration.Text("type").ShouldBe("aws_proxy");
        integration.Text("httpMethod").ShouldBe("POST");
        integration.Text("uri").ShouldBe(
            $"arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:111122223333:function:{function}/invocations");
    }

    [Test]
    public void There_are_no_other_routes() => _paths.EnumerateObject().Sum(path => path.Value.EnumerateObject().Count()).ShouldBe(3);

    [Test]
    public void Health_is_open_since_Route_53_signs_nothing() => Operation("/health", "get").TryGetProperty("security", out _).ShouldBeFalse();

    [Test]
    public void Payments_are_read_by_signed_requests_only() => Operation("/payments/{id}", "get").At("security.0.sigv4").ShouldNotBeNull();

    [Test]
    public void The_signature_scheme_is_that_of_IAM() =>
        JsonDocument.Parse(_stack.Only("aws_api_gateway_rest_api").Text("body")!).RootElement
            .Text("components.securitySchemes.sigv4.x-amazon-apigateway-authtype").ShouldBe("awsSigv4");

    [Test]
    public void Parameters_of_a_path_are_declared() => Operation("/payments/{id}", "get").GetProperty("parameters").ShouldSatisfyAllConditions(
        parameters => parameters.GetArrayLength().ShouldBe(1),
        parameters => parameters[0].Text("name").ShouldBe("id"),
        parameters => parameters[0].Flag("required").ShouldBeTrue());

    [Test]
    public void It_is_regional_so_it_needs_no_other_region() => _stack.Only("aws_api_gateway_rest_api").Texts("endpoint_configuration.types").ShouldBe(["REGIONAL"]);

    [Test]
    public void A_changed_body_is_deployed_before_the_old_one_goes() => _stack.Only("aws_api_gateway_deployment").ShouldSatisfyAllConditions(
        deployment => deployment.Text("triggers.body")!.ShouldMatch(@"^\$\{sha256\(aws_api_gateway_rest_api\.\w+\.body\)\}$"),
        deployment => deployment.Flag("lifecycle.create_before_destroy").ShouldBeTrue());

    [Test]
    public void Its_stage_keeps_an_access_log_and_waits_for_the_right_to_write_it() => _stack.Only("aws_api_gateway_stage").ShouldSatisfyAllConditions(
        stage => stage.Text("stage_name").ShouldBe("live"),
        stage => stage.Text("access_log_settings.destination_arn").ShouldBe("arn:aws:logs:us-west-2:111122223333:log-group:/api/logs-access-usw2-dr-test"),
        stage => stage.Texts("depends_on").ShouldContain(dependency => dependency.StartsWith("aws_api_gateway_account.", StringComparison.Ordinal)),
        stage => stage.Texts("depends_on").ShouldContain(dependency => dependency.StartsWith("aws_cloudwatch_log_group.", StringComparison.Ordinal)));

    [Test]
    public void The_access_log_is_JSON_and_holds_nothing_of_a_requests_content()
    {
        var format = _stack.Only("aws_api_gateway_stage").Text("access_log_settings.format")!;
        JsonDocument.Parse(format).RootElement.Text("status").ShouldBe("$context.status");
        format.ShouldNotContain("authorizer");
        _stack.Only("aws_api_gateway_method_settings").Flag("settings.data_trace_enabled").ShouldBeFalse();
    }

    [Test]
    public void Every_method_is_throttled_as_the_settings_say() => _stack.Only("aws_api_gateway_method_settings").ShouldSatisfyAllConditions(
        throttling => throttling.Text("method_path").ShouldBe("*/*"),
        throttling => throttling.Number("settings.throttling_rate_limit").ShouldBe(7),
        throttling => throttling.Number("settings.throttling_burst_limit").ShouldBe(9));

    [Test]
    [Property("Requirement", "X-7")]
    public void API_Gateway_may_call_each_function_once_and_for_this_API_only()
    {
        var permissions = _stack.Resources("aws_lambda_permission");
        permissions.Select(permission => permission.Text("function_name")).ShouldBe(["lambda-payment-webhook-usw2-dr-test", "lambda-region-health-usw2-dr-test"], ignoreOrder: true);
        permissions.ShouldAllBe(permission => permission.Text("principal") == "apigateway.amazonaws.com");
        permissions.Select(permission => permission.Text("source_arn")!).ShouldAllBe(source => source.StartsWith("arn:aws:execute-api:us-west-2:111122223333:${aws_api_gateway_rest_api.", StringComparison.Ordinal));
    }

    private JsonElement Operation(string path, string method) => _paths.GetProperty(path).GetProperty(method);
}
