using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DrTerraform.Functions.PaymentWebhook.Payments;
using DrTerraform.Functions.PaymentWebhook.Sessions;
using DrTerraform.Functions.RegionHealth;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.TableHealth;
using DrTerraform.Functions.Tests.Attacks;
using DrTerraform.Functions.Tests.Support;
using Microsoft.OpenApi;

namespace DrTerraform.Functions.Tests.Contract;

/// <summary>What the API's description says against what the functions do.</summary>
[TestFixture]
public sealed partial class ContractTests
{
    private static readonly AwsException NoAws = new("Call", "InternalServerError", 500);
    private static readonly Attack Good = Attack.None("evt-1");
    private static readonly Attack Kept = new() { Name = "session", Method = "PUT", Path = "/sessions/s", Status = 0, Code = "", Caller = true, Body = """{"ttl_seconds":60,"data":{}}""", Headers = new() { ["If-None-Match"] = "*" } };

    private static ApiDescription Api => ApiDescription.Current;

    [Test]
    public async Task The_description_is_valid_OpenAPI_3_1()
    {
        await using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream("openapi.json")!;
        var read = await OpenApiDocument.LoadAsync(stream, "json");

        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
    }

    [Test]
    public void It_has_the_routes_of_the_functions_and_no_others() =>
        Api.Operations.Select(operation => $"{operation.Method} {operation.Path}")
            .ShouldBe(new WebhookFunction().Routes.Concat(Checks(new FixedRole(null)).Routes).Select(route => $"{route.Method} {route.Template}"), ignoreOrder: true);

    [Test]
    public void It_has_the_error_codes_of_the_sources_and_no_others() =>
        Api.Errors.Select(error => error.Code).Distinct().ShouldBe(CodesInSources().Distinct(), ignoreOrder: true);

    [Test]
    public void Each_error_has_an_example_and_no_error_is_allowed_without_one()
    {
        foreach (var response in Api.Root.GetProperty("components").GetProperty("responses").EnumerateObject())
        {
            var schema = response.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema");
            var allowed = schema.TryGetProperty("oneOf", out var choices) ? choices[0] : schema;
            allowed.GetProperty("properties").GetProperty("error").GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray()
                .Select(code => code.GetString()!).ShouldBe(Api.ExamplesOf(response.Value).Select(example => example.Name), response.Name);
        }
    }

    [TestCaseSource(nameof(RequestExamples))]
    public async Task A_request_of_the_description_gets_the_answer_of_the_same_name(string method, string path, string name)
    {
        var function = new WebhookFunction();
        var operation = Api.Operations.Single(operation => operation.Method == method && operation.Path == path).Operation;
        var (status, expected) = AnswerNamed(operation, name);
        if (name != "made")
        {
            await function.Sessions.CreateAsync(new Session("cart-7", 1, """{"items":["a"]}""", function.Time.GetUtcNow().AddMinutes(15)), function.Time.GetUtcNow(), CancellationToken.None);
        }

        if (name == "accepted")
        {
            await function.Payments.StoreOnceAsync(StoredAs(expected!), CancellationToken.None);
        }

        var answer = await function.AnswerAsync(RequestNamed(method, path, operation, name).ToEvent(1, function.Time.GetUtcNow(), Some.WebhookKeyText));

        Api.Problems(method, path, answer).ShouldBeEmpty();
        var real = JsonNode.Parse(answer.Span)!;
        ((int)real["statusCode"]!).ShouldBe(status);
        WithoutNewId(JsonNode.Parse((string)real["body"]! is { Length: > 0 } body ? body : "null"), name).ShouldBe(WithoutNewId(expected, name));
    }

    [TestCaseSource(nameof(BodyExamples))]
    public void An_example_fits_its_own_schema(string where, JsonElement described, JsonElement example) => Api.ProblemsOfBody(described, example).ShouldBeEmpty(where);

    [Test]
    public async Task Whatever_is_answered_to_an_attack_is_described([Values(1, 2)] int format)
    {
        var problems = new List<string>();
        foreach (var attack in Attack.All)
        {
            problems.AddRange(Api.Problems(attack.Method, attack.Path, await AnswerAsync(new WebhookFunction(), attack, format)));
        }

        problems.ShouldBeEmpty();
    }

    // A used idempotency key takes a payment before it; it is among the disturbances.
    [Test]
    public void Every_error_that_a_client_can_cause_by_one_request_is_in_the_corpus() =>
        Api.Errors.Where(error => error.Status < 500).Select(error => error.Code).Distinct()
            .ShouldBe(Attack.All.Select(attack => attack.Code).Distinct().Append("idempotency_key_reused"), ignoreOrder: true);

    [TestCaseSource(nameof(Disturbances))]
    public async Task Whatever_is_answered_when_a_part_fails_is_described(Attack request, string code, Action<object> disturb)
    {
        var answer = await DisturbedAsync(request, disturb);

        AttackAnswer.Read(answer).Code.ShouldBe(code);
        Api.Problems(request.Method, request.Path, answer).ShouldBeEmpty();
    }

    // The message of an example is the one that a client gets, to the letter.
    [Test]
    public async Task Every_example_of_an_error_has_really_been_answered()
    {
        var twoRules = Good with { Order = new() { ["amount_minor"] = "0", ["currency"] = "\"eur\"" } };
        var deletion = new Attack { Name = "weak", Method = "DELETE", Path = "/sessions/a", Caller = true, Status = 400, Code = "", Headers = new() { ["If-Match"] = "1" } };
        var answered = new HashSet<string>();
        foreach (var attack in Attack.All.Append(twoRules).Append(deletion))
        {
            answered.Add(AttackAnswer.Read(await AnswerAsync(new WebhookFunction(), attack, 1)).Body);
        }

        foreach (var disturbance in Disturbances())
        {
            answered.Add(AttackAnswer.Read(await DisturbedAsync((Attack)disturbance.Arguments[0]!, (Action<object>)disturbance.Arguments[2]!)).Body);
        }

        var sent = answered.Where(body => body.StartsWith('{')).Select(body => JsonElement.Parse(body)).ToArray();
        Api.Errors.Where(error => !sent.Any(body => JsonElement.DeepEquals(body, error.Example.GetProperty("value")))).Select(error => error.Example.ToString()).ShouldBeEmpty();
    }

    [TestCase("/health", Some.Region, 200, "well")]
    [TestCase("/health", Some.OtherRegion, 503, "ill")]
    [TestCase("/standby", Some.OtherRegion, 200, "well")]
    [TestCase("/standby", Some.Region, 503, "ill")]
    [TestCase("/ready", Some.Region, 200, "well")]
    [TestCase("/ready", Some.OtherRegion, 503, "ill")]
    public async Task A_region_says_of_itself_what_the_description_shows(string path, string active, int status, string example)
    {
        var reader = new Probe { Failure = status == 503 && path == "/ready" ? new DatabaseException(DatabaseFault.Unreachable, new IOException()) : null };

        var answer = await Some.AnswerAsync(Checks(new FixedRole(new RoleRecord(active, 7)), reader).Routes, Some.Request("GET", path));

        Api.Problems("GET", path, ProxyEvent.Write(answer)).ShouldBeEmpty();
        var described = Api.Operations.Single(operation => operation.Path == path).Operation.GetProperty("responses").GetProperty($"{status}");
        answer.Text().ShouldBe(JsonSerializer.Serialize(Api.ExamplesOf(described).Single(known => known.Name == example).Value.GetProperty("value")));
    }

    [TestCase("healthy", 200)]
    [TestCase("unhealthy", 503)]
    public void The_report_of_a_table_is_described_too(string status, int httpStatus)
    {
        var report = new TableReport(status, new ManualTime().GetUtcNow(), Some.Region, "transactions", "ACTIVE", new Dictionary<string, string> { [Some.OtherRegion] = "ACTIVE" });

        Api.Problems("GET", "/health", ProxyEvent.Write(ApiResponse.Json(httpStatus, report, TableReportContext.Default.TableReport))).ShouldBeEmpty();
    }

    private static IEnumerable<TestCaseData> RequestExamples() =>
        from operation in Api.Operations
        from response in operation.Operation.GetProperty("responses").EnumerateObject()
        where response.Name[0] == '2' && !operation.Path.StartsWith("/health", StringComparison.Ordinal) && operation.Path is not ("/standby" or "/ready")
        from name in response.Name == "204" ? ["deleted"] : Api.ExamplesOf(response.Value).Select(example => example.Name)
        select new TestCaseData(operation.Method, operation.Path, name);

    private static IEnumerable<TestCaseData> BodyExamples() =>
        from operation in Api.Operations
        from described in operation.Operation.GetProperty("responses").EnumerateObject().Select(response => response.Value)
            .Concat(operation.Operation.TryGetProperty("requestBody", out var body) ? [body] : [])
        from example in Api.ExamplesOf(described)
        select new TestCaseData($"{operation.Method} {operation.Path} {example.Name}", described, example.Value.GetProperty("value"));

    private static IEnumerable<TestCaseData> Disturbances()
    {
        var shown = new Attack { Name = "shown", Method = "GET", Path = $"/payments/{Guid.Empty}", Status = 0, Code = "", Caller = true };
        var readSession = Kept with { Method = "GET", Body = "", Headers = [] };
        TestCaseData When(string what, Attack request, string code, Action<WebhookFunction> disturb) =>
            new TestCaseData(request, code, (Action<object>)(function => disturb((WebhookFunction)function))).SetArgDisplayNames(what);

        yield return When("the key cannot be read", Good, "key_unavailable", function => function.Secret.Failure = NoAws);
        foreach (var request in (Attack[])[Good, Kept])
        {
            yield return When($"{request.Name}: there is no role", request, "role_unknown", function => function.Role.Record = null);
            yield return When($"{request.Name}: the role is elsewhere", request, "region_standby", function => function.Role.Record = new RoleRecord(Some.OtherRegion, 8));
        }

        foreach (var request in (Attack[])[Good, shown])
        {
            yield return When($"{request.Name}: read only", request, "database_read_only", function => function.Payments.Failure = new DatabaseException(DatabaseFault.ReadOnly, new IOException()));
            yield return When($"{request.Name}: no database", request, "database_unavailable", function => function.Payments.Failure = new DatabaseException(DatabaseFault.Unreachable, new IOException()));
            yield return When($"{request.Name}: our fault", request, "internal_error", function => function.Payments.Failure = new InvalidOperationException("Password=hunter2"));
            yield return When($"{request.Name}: late", request, "deadline", function => function.Payments.Failure = new OperationCanceledException());
        }

        foreach (var request in (Attack[])[Kept, readSession])
        {
            yield return When($"{request.Method} session: no table", request, "sessions_unavailable", function => function.Sessions.Failure = NoAws);
            yield return When($"{request.Method} session: our fault", request, "internal_error", function => function.Sessions.Failure = new InvalidOperationException("Password=hunter2"));
            yield return When($"{request.Method} session: late", request, "deadline", function => function.Sessions.Failure = new OperationCanceledException());
        }

        yield return When("the key belongs to another payment", Good, "idempotency_key_reused", function => function.Payments.Rows["evt-1"] = StoredAs(AnswerNamed(Api.Operations[0].Operation, "yen").Body!));
    }

    private static async Task<ReadOnlyMemory<byte>> DisturbedAsync(Attack request, Action<object> disturb)
    {
        var function = new WebhookFunction();
        disturb(function);

        // Only an invocation that is over makes a cancelled call a late one.
        var isLate = function.Payments.Failure is OperationCanceledException || function.Sessions.Failure is OperationCanceledException;
        return await AnswerAsync(function, request, 1, new CancellationToken(isLate));
    }

    private static Task<ReadOnlyMemory<byte>> AnswerAsync(WebhookFunction function, Attack request, int format, CancellationToken cancellation = default) =>
        function.AnswerAsync(request.ToEvent(format, function.Time.GetUtcNow(), Some.WebhookKeyText), cancellation);

    private static HealthChecks Checks(FixedRole role, Probe? reader = null) =>
        new(role, new Probe(), new Probe(), reader ?? new Probe(), Some.Region, Some.Log(), new ManualTime());

    private static (int Status, JsonNode? Body) AnswerNamed(JsonElement operation, string name)
    {
        var answers = operation.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] == '2').ToArray();
        var named = answers.FirstOrDefault(response => Api.ExamplesOf(response.Value).Any(example => example.Name == name));
        return named.Value.ValueKind == JsonValueKind.Undefined
            ? (int.Parse(answers.Single().Name), null)
            : (int.Parse(named.Name), JsonNode.Parse(Api.ExamplesOf(named.Value).Single(example => example.Name == name).Value.GetProperty("value").GetRawText()));
    }

    private static Attack RequestNamed(string method, string path, JsonElement operation, string name)
    {
        var body = operation.TryGetProperty("requestBody", out var described) ? Api.ExamplesOf(described).Single(example => example.Name == name).Value.GetProperty("value").GetRawText() : "";
        var given =
            from parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToArray() : []
            where parameter.GetProperty("examples").TryGetProperty(name, out _)
            select (Name: parameter.GetProperty("name").GetString()!, In: parameter.GetProperty("in").GetString(), Value: parameter.GetProperty("examples").GetProperty(name).GetProperty("value").GetString()!);
        return new Attack
        {
            Name = name,
            Status = 0,
            Code = "",
            Method = method,
            Path = given.Where(value => value.In == "path").Aggregate(path, (text, value) => text.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal)),
            Body = body,
            Caller = operation.GetProperty("security")[0].TryGetProperty("iam", out _),
            Headers = given.Where(value => value.In == "header").ToDictionary(value => value.Name, string? (value) => value.Value),
        };
    }

    private static Payment StoredAs(JsonNode receipt) => new()
    {
        Id = (Guid)receipt["id"]!,
        IdempotencyKey = (string)receipt["idempotency_key"]!,
        AmountMinor = (long)receipt["amount_minor"]!,
        Currency = (string)receipt["currency"]!,
        Reference = (string)receipt["reference"]!,
        OccurredAt = (DateTimeOffset)receipt["occurred_at"]!,
        AcceptedAt = (DateTimeOffset)receipt["accepted_at"]!,
        Region = Some.Region,
        Epoch = (long)receipt["epoch"]!,
    };

    // A payment that is accepted gets an id that nobody can foresee.
    private static string WithoutNewId(JsonNode? body, string name)
    {
        if (body is JsonObject receipt && name is "card" or "yen")
        {
            receipt.Remove("id");
        }

        return body?.ToJsonString() ?? "";
    }

    private static IEnumerable<string> CodesInSources([CallerFilePath] string thisFile = "")
    {
        var functions = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "Functions"));
        return from folder in (string[])["PaymentWebhook", "RegionHealth", "Shared", "TableHealth"]
               from file in Directory.EnumerateFiles(Path.Combine(functions, folder), "*.cs", SearchOption.AllDirectories)
               where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
               from Match match in ErrorCode().Matches(File.ReadAllText(file))
               select match.Groups["code"].Value;
    }

    [GeneratedRegex("""(ApiException\(\s*\d{3},|new\(4\d\d,|Unavailable\(|Refusal\(|ApiResponse\.Error\(\d{3},)\s*"(?<code>[a-z_]+)"(?!\s*\))""")]
    private static partial Regex ErrorCode();
}
