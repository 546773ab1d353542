using System.Text.Json;
using DrTerraform.Constructs.Api;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Api;

[TestFixture]
public sealed class HttpApiTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        var function = Some.Function(stack, placement, "Health", Named.RegionHealth);
        _ = new HttpApi(stack, "Api", new HttpApiProps
        {
            Placement = placement,
            Settings = new ApiSettings { RequestsPerSecond = 7, Burst = 9 },
            Routes = [new ApiRoute("get", "/health", function, ApiCaller.Anybody), new ApiRoute("get", "/payments/{id}", function, ApiCaller.SignedByIam)],
            KeyArn = Some.KeyArn,
            LogRetentionDays = 14,
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "B-API-1")]
    [Property("Requirement", "T-6")]
    public void Every_route_is_answered_by_a_function_and_never_by_a_mock()
    {
        var integration = _stack.Only("aws_apigatewayv2_integration");
        integration.Text("integration_type").ShouldBe("AWS_PROXY");
        integration.Text("payload_format_version").ShouldBe("2.0");
        _stack.Resources("aws_apigatewayv2_route").ShouldAllBe(route => route.Text("target") == $"integrations/{_stack.Reference("aws_apigatewayv2_integration", "id", _ => true)}");
    }

    [TestCase("GET /health", "NONE")]
    [TestCase("GET /payments/{id}", "AWS_IAM")]
    [Property("Requirement", "B-API-1")]
    public void A_route_is_open_to_its_caller_alone(string key, string authorization) => Route(key).Text("authorization_type").ShouldBe(authorization);

    [Test]
    [Property("Requirement", "B-API-1")]
    public void The_default_stage_deploys_every_change_and_keeps_a_log() => _stack.Only("aws_apigatewayv2_stage").ShouldSatisfyAllConditions(
        stage => stage.Text("name").ShouldBe("$default"),
        stage => stage.Flag("auto_deploy").ShouldBeTrue(),
        stage => stage.Text("access_log_settings.destination_arn").ShouldBe("arn:aws:logs:us-west-2:111122223333:log-group:/api/logs-access-usw2-dr-test"),
        stage => JsonDocument.Parse(stage.Text("access_log_settings.format")!).RootElement.Text("path").ShouldBe("$context.routeKey"));

    [Test]
    public void Every_route_is_throttled_as_the_settings_say() => _stack.Only("aws_apigatewayv2_stage").ShouldSatisfyAllConditions(
        stage => stage.Number("default_route_settings.throttling_rate_limit").ShouldBe(7),
        stage => stage.Number("default_route_settings.throttling_burst_limit").ShouldBe(9));

    [Test]
    [Property("Requirement", "X-7")]
    public void The_API_may_call_the_function_once_for_all_routes() => _stack.Only("aws_lambda_permission").ShouldSatisfyAllConditions(
        permission => permission.Text("principal").ShouldBe("apigateway.amazonaws.com"),
        permission => permission.Text("source_arn")!.ShouldStartWith("arn:aws:execute-api:us-west-2:111122223333:${aws_apigatewayv2_api."));

    private JsonElement Route(string key) => _stack.Resources("aws_apigatewayv2_route").Single(route => route.Text("route_key") == key);
}
