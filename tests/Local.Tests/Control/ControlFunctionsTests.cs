using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Local.Lambda;
using DrTerraform.Local.Tests.Support;

namespace DrTerraform.Local.Tests.Control;

/// <summary>The published control functions of two regions against the emulator: the calls they make are calls that AWS knows.</summary>
[TestFixture]
[Category("Local")]
public sealed class ControlFunctionsTests
{
    private const string Prefix = "/payment-app/dev/";
    private const string East = "us-east-1";
    private const string West = "us-west-2";

    private readonly ConcurrentQueue<string> _lines = new();

    private string _folder = null!;
    private LocalAws _aws = null!;
    private EmulatorCalls _calls = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("dr-control-").FullName;
        _aws = await LocalAws.StartAsync(Prepared.Python, Prepared.Root, CancellationToken.None);
        _calls = new EmulatorCalls(_aws.Endpoint);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _calls.Dispose();
        await _aws.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    [Order(1)]
    [Property("Requirement", "B-CFG-1")]
    public async Task A_changed_parameter_is_copied_under_the_other_region_s_key_and_its_deletion_carried_over()
    {
        await using var sync = SyncOf(East, West);
        await _calls.JsonAsync(AwsService.SystemsManager, East, "PutParameter", new JsonObject { ["Name"] = $"{Prefix}api-key", ["Value"] = "one", ["Type"] = "SecureString" });

        var copied = await InvokeAsync(sync, Change("api-key", "Create"));
        var there = await FindAsync(West, "api-key");
        var key = (await _calls.JsonAsync(AwsService.SystemsManager, West, "DescribeParameters", new JsonObject()))!["Parameters"]![0]!["KeyId"]!.GetValue<string>();
        await _calls.JsonAsync(AwsService.SystemsManager, East, "DeleteParameter", new JsonObject { ["Name"] = $"{Prefix}api-key" });
        var deleted = await InvokeAsync(sync, Change("api-key", "Delete"));

        copied["copied"]![0]!.GetValue<string>().ShouldBe($"{Prefix}api-key");
        (there!["Value"]!.GetValue<string>(), there["Type"]!.GetValue<string>()).ShouldBe(("one", "SecureString"));
        key.ShouldBe($"alias/dr-{West}");
        deleted["deleted"]![0]!.GetValue<string>().ShouldBe($"{Prefix}api-key");
        (await FindAsync(West, "api-key")).ShouldBeNull();
    }

    [Test]
    [Property("Requirement", "B-CFG-1")]
    public async Task A_reconciliation_copies_what_is_missing_over_many_pages_and_then_reports_no_drift()
    {
        await using var fromWest = SyncOf(West, East);
        await using var fromEast = SyncOf(East, West);
        foreach (var number in Enumerable.Range(0, 23))
        {
            await _calls.JsonAsync(AwsService.SystemsManager, West, "PutParameter", new JsonObject { ["Name"] = $"{Prefix}many/{number}", ["Value"] = $"v{number}", ["Type"] = "String" });
        }

        var before = await InvokeAsync(fromWest, """{"action":"report"}""");
        var run = await InvokeAsync(fromWest, """{"detail-type":"Scheduled Event","detail":{}}""");
        var after = await InvokeAsync(fromWest, """{"action":"report"}""");
        var back = await InvokeAsync(fromEast, """{"action":"reconcile"}""");

        before["only_here"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(23);
        run["copied"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(23);
        after["only_here"]!.AsArray().ShouldBeEmpty();
        back["copied"]!.AsArray().ShouldBeEmpty(string.Join('\n', _lines));
    }

    [Test]
    [Property("Requirement", "B-FN-1")]
    public async Task The_table_monitor_answers_from_the_table_s_description_and_publishes_what_has_changed()
    {
        await _calls.JsonAsync(AwsService.DynamoDb, East, "CreateTable", new JsonObject
        {
            ["TableName"] = "transactions",
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "transaction_id", ["KeyType"] = "HASH" }),
            ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "transaction_id", ["AttributeType"] = "S" }),
        });
        var topic = await _calls.CreateTopicAsync(East, "alerts");
        await using var monitor = PoolOf("table-health", East, ("DR_TABLE", "transactions"), ("DR_TOPIC_ARN", topic));

        var healthy = await InvokeAsync(monitor, """{"httpMethod":"GET","path":"/health"}""");
        await _calls.JsonAsync(AwsService.DynamoDb, East, "DeleteTable", new JsonObject { ["TableName"] = "transactions" });
        var observed = await InvokeAsync(monitor, """{"detail-type":"Scheduled Event","detail":{}}""");

        healthy["statusCode"]!.GetValue<int>().ShouldBe(200);
        (observed["status"]!.GetValue<string>(), observed["table_status"]!.GetValue<string>()).ShouldBe(("unhealthy", "unreachable"));
        _lines.ShouldContain(line => line.Contains("table status changed", StringComparison.Ordinal));
    }

    private static string Change(string name, string operation) =>
        $$$"""{"source":"aws.ssm","detail-type":"Parameter Store Change","time":"{{{TimeProvider.System.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}}}","detail":{"name":"{{{Prefix}}}{{{name}}}","operation":"{{{operation}}}"}}""";

    private FunctionPool SyncOf(string region, string peer) => PoolOf(
        "config-sync",
        region,
        ("DR_PARAMETER_PREFIX", Prefix),
        ("DR_PEER_REGION", peer),
        ("DR_PEER_ROLE_ARN", $"arn:aws:iam::123456789012:role/config-sync-{peer}"),
        ("DR_PEER_KEY", $"alias/dr-{peer}"));

    private FunctionPool PoolOf(string function, string region, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_REGION"] = region,
            ["AWS_ENDPOINT_URL"] = _aws.Endpoint.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["DR_LOG_LEVEL"] = "info",
        };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        var package = FunctionPackage.Unpack(Prepared.Functions, function, Directory.CreateDirectory(Path.Combine(_folder, $"{Guid.NewGuid():N}")).FullName);
        return new FunctionPool(package, environment, instances: 1, TimeSpan.FromSeconds(30), _lines.Enqueue);
    }

    private async Task<JsonNode?> FindAsync(string region, string name) =>
        (await _calls.JsonAsync(AwsService.SystemsManager, region, "GetParameter", new JsonObject { ["Name"] = Prefix + name, ["WithDecryption"] = true }, mayFail: true))?["Parameter"];

    private static async Task<JsonNode> InvokeAsync(FunctionPool pool, string json) =>
        JsonNode.Parse((await pool.InvokeAsync(Encoding.UTF8.GetBytes(json), CancellationToken.None)).Span)!;
}
