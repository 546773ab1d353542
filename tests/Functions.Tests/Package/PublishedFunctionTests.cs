using System.Text.Json;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Package;

[TestFixture]
[Category("Package")]
[NonParallelizable]
public sealed class PublishedFunctionTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [Test]
    public async Task A_region_that_reaches_nothing_is_unhealthy_and_says_why()
    {
        var (status, body) = await AskAsync("region-health", Nowhere, Some.Event("GET", "/health"));

        (status, body).ShouldBe((503,
            """{"status":"failed","region":"us-east-1","failed":["role","writer","table"],"checks":{"role":"unreachable","writer":"credentials_unavailable","table":"unreachable"}}"""));
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task A_region_whose_database_alone_is_gone_names_the_database()
    {
        using var aws = AwsOf(Some.Region);

        var (status, body) = await AskAsync("region-health", aws.Address, Some.Event("GET", "/health"));

        (status, body).ShouldBe((503,
            """{"status":"failed","region":"us-east-1","failed":["writer"],"checks":{"role":"ok","writer":"unreachable","table":"ok"}}"""));
    }

    [Test]
    public async Task A_waiting_region_says_that_it_waits()
    {
        using var aws = AwsOf(Some.OtherRegion);

        (await AskAsync("region-health", aws.Address, Some.Event("GET", "/standby"))).Status.ShouldBe(200);
    }

    [Test]
    public async Task The_health_function_calls_nothing_but_reads()
    {
        using var aws = AwsOf(Some.Region);

        await AskAsync("region-health", aws.Address, Some.Event("GET", "/health"));

        aws.Calls.Distinct().Order().ShouldBe(["GetItem", "GetSecretValue"]);
    }

    [TestCase("POST", "/payments", Some.Order, null, 401, "signature_missing")]
    [TestCase("POST", "/payments", Some.Order, "t=1,v1=00", 401, "signature_malformed")]
    [TestCase("GET", "/sessions/a", null, null, 403, "caller_unknown")]
    [TestCase("GET", "/nothing", null, null, 404, "not_found")]
    [TestCase("GET", "/payments", null, null, 405, "method_not_allowed")]
    public async Task A_request_that_is_refused_needs_no_network(string method, string path, string? body, string? signature, int status, string code)
    {
        var headers = signature is null ? null : new Dictionary<string, string> { ["X-Signature"] = signature };

        var answer = await AskAsync("payment-webhook", Nowhere, Some.Event(method, path, body, headers));

        (answer.Status, CodeOf(answer.Body)).ShouldBe((status, code));
    }

    [Test]
    public async Task A_signature_that_does_not_fit_is_refused()
    {
        using var aws = AwsOf(Some.Region);

        var answer = await AskAsync("payment-webhook", aws.Address, Webhook("another key"));

        (answer.Status, CodeOf(answer.Body)).ShouldBe((401, "signature_invalid"));
    }

    [Test]
    public async Task A_signed_payment_is_not_acknowledged_while_the_database_is_gone()
    {
        using var aws = AwsOf(Some.Region);

        var answer = await AskAsync("payment-webhook", aws.Address, Webhook(Some.WebhookKeyText));

        (answer.Status, CodeOf(answer.Body)).ShouldBe((503, "database_unavailable"));
    }

    [Test]
    public async Task A_signed_payment_is_not_taken_by_the_waiting_region()
    {
        using var aws = AwsOf(Some.OtherRegion);

        var answer = await AskAsync("payment-webhook", aws.Address, Webhook(Some.WebhookKeyText));

        (answer.Status, CodeOf(answer.Body)).ShouldBe((503, "region_standby"));
    }

    [TestCase("payment-webhook", new[] { "database", "webhook" })]
    [TestCase("region-health", new[] { "database" })]
    public async Task A_function_reads_its_secrets_before_the_first_event(string name, string[] secrets)
    {
        using var aws = AwsOf(Some.Region);
        using var lambda = new FakeRuntimeApi();
        using var function = PublishedFunction.Start(name, lambda, aws.Address);

        await lambda.Started.WaitAsync(TimeSpan.FromSeconds(20));

        aws.SecretsRead.Order().ShouldBe(secrets);
    }

    [TestCase("payment-webhook")]
    [TestCase("region-health")]
    public async Task A_function_ends_on_sigterm(string name)
    {
        using var lambda = new FakeRuntimeApi();
        using var function = PublishedFunction.Start(name, lambda, Nowhere);
        await lambda.Started.WaitAsync(TimeSpan.FromSeconds(20));

        (await function.TerminateAsync()).ShouldBe(0);
    }

    [Test]
    public async Task A_function_without_its_environment_reports_all_that_is_missing_and_ends()
    {
        using var lambda = new FakeRuntimeApi();
        using var function = PublishedFunction.Start("payment-webhook", lambda, Nowhere, "DR_WEBHOOK_SECRET", "DR_CONTROL_TABLE");

        var report = await lambda.AnswerAsync();

        (report.Path, report.Headers["Lambda-Runtime-Function-Error-Type"], report.Body, await function.ExitAsync()).ShouldBe((
            "/2018-06-01/runtime/init/error",
            "IncompleteEnvironmentException",
            """{"errorType":"IncompleteEnvironmentException","errorMessage":"the function cannot start: not set: DR_CONTROL_TABLE, DR_WEBHOOK_SECRET. Set them on the function\u0027s environment and deploy again","stackTrace":[]}""",
            1));
    }

    [Test]
    public async Task What_a_function_logs_is_json_and_holds_no_secret()
    {
        using var aws = AwsOf(Some.Region);
        using var lambda = new FakeRuntimeApi();
        using var function = PublishedFunction.Start("payment-webhook", lambda, aws.Address);
        lambda.Send(Webhook(Some.WebhookKeyText));
        await lambda.AnswerAsync();
        await function.TerminateAsync();

        var lines = (await function.LogAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.ShouldAllBe(line => line.StartsWith("{\"timestamp\":", StringComparison.Ordinal)
            && !line.Contains("hunter2", StringComparison.Ordinal)
            && !line.Contains(Some.WebhookKeyText, StringComparison.Ordinal)
            && !line.Contains("v1=", StringComparison.Ordinal));
        lines.ShouldNotBeEmpty();
    }

    private static FakeAws AwsOf(string activeRegion) => new()
    {
        Secrets =
        {
            ["database"] = """{"username":"app","password":"hunter2"}""",
            ["webhook"] = $$"""{"key":"{{Some.WebhookKeyText}}"}""",
        },
        Items = { ["control"] = $$$"""{"id":{"S":"role"},"active_region":{"S":"{{{activeRegion}}}"},"epoch":{"N":"7"}}""" },
    };

    private static string Webhook(string key) => Some.Event("POST", "/payments", Some.Order, new Dictionary<string, string>
    {
        ["Content-Type"] = "application/json",
        ["X-Signature"] = Some.Signature(TimeProvider.System.GetUtcNow(), Some.Order, key: key),
    });

    private static async Task<(int Status, string Body)> AskAsync(string name, Uri aws, string json)
    {
        using var lambda = new FakeRuntimeApi();
        using var function = PublishedFunction.Start(name, lambda, aws);
        lambda.Send(json);
        using var answer = JsonDocument.Parse((await lambda.AnswerAsync()).Body);
        return (answer.RootElement.GetProperty("statusCode").GetInt32(), answer.RootElement.GetProperty("body").GetString()!);
    }

    private static string CodeOf(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("error").GetProperty("code").GetString()!;
    }
}
