using System.Net;
using System.Text.Json.Nodes;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Local.Tests.Takeover;

/// <summary>
/// A deployment in the emulator as far as monitors see it: the control table in both regions, the global database, the west's topic, and
/// a health endpoint of each region that tells the truth about role and writer, as the functions do.
/// </summary>
internal sealed class Platform : IDisposable
{
    public const string East = "us-east-1";
    public const string West = "us-west-2";

    private static readonly IPAddress Up = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Down = IPAddress.Parse("192.0.2.2");
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private readonly Uri _aws;
    private readonly EmulatorCalls _calls;
    private readonly string _name;
    private readonly Dictionary<string, LoopbackServer> _endpoints;
    private readonly Dictionary<string, MonitorTick> _monitors;
    private readonly HashSet<string> _lost = [];

    private string _topicArn = "";
    private string _inbox = "";

    private Platform(Uri aws, string name)
    {
        (_aws, _name) = (aws, name);
        _calls = new EmulatorCalls(aws);
        Line = new DyingLine(aws);
        _endpoints = new[] { East, West }.ToDictionary(region => region, region => new LoopbackServer(_ => HealthAsync(region)));
        _monitors = [];
    }

    public SkippingClock Clock { get; } = new();

    /// <summary>The west's monitor's way to AWS.</summary>
    public DyingLine Line { get; }

    public string Control => $"{_name}-control";

    /// <summary>Two regions of which the east serves.</summary>
    public static async Task<Platform> CreateAsync(Uri aws, string name)
    {
        var platform = new Platform(aws, name);
        await platform.CreateTableAsync();
        await platform.CreateDatabaseAsync();
        await platform.CreateTopicAsync();
        platform._monitors[East] = platform.Monitor(East, West, "PRIMARY", aws);
        platform._monitors[West] = platform.Monitor(West, East, "SECONDARY", platform.Line.Address);
        return platform;
    }

    /// <summary>Nothing in the region can be reached any more, and its own monitor does not run.</summary>
    public void Lose(string region) => _lost.Add(region);

    public void Return(string region) => _lost.Remove(region);

    /// <summary>Lets time pass: every ten seconds the monitor of each region that is there looks.</summary>
    public async Task PassAsync(int ticks, string run = "run")
    {
        for (var tick = 0; tick < ticks; tick++)
        {
            foreach (var region in new[] { East, West }.Where(IsThere))
            {
                try
                {
                    await _monitors[region].RunAsync($"{run}-{region}", CancellationToken.None);
                }
                catch (AwsException)
                {
                    // The line is dead: this process looks no more.
                }
            }

            Clock.Skip(TimeSpan.FromSeconds(10));
        }
    }

    public Task<RoleRecord?> RoleIn(string region) => new ControlTableRoleRecords(Dynamo(region), Control).ReadAsync(CancellationToken.None);

    public GlobalDatabase Database(string region) => new(Rds(region), $"{_name}-global");

    public RegionalCluster Cluster(string region) => new(Rds(region), ClusterIn(region));

    public async Task<IReadOnlyList<string>> WritersAsync() =>
        [.. (await Database(West).DescribeAsync(CancellationToken.None)).Members.Where(member => member.IsWriter).Select(member => member.Region)];

    public bool IsThere(string region) => !_lost.Contains(region);

    /// <summary>Whether clients are served there: it is there, it has the role, and its cluster writes.</summary>
    public async Task<bool> ServesAsync(string region) =>
        IsThere(region) && await RoleIn(region) is { } role && role.ActiveRegion == region && (await WritersAsync()).Contains(region);

    public Task<MonitorRecord?> MonitorRecordOf(string region) => new MonitorRecords(Dynamo(region), Control).ReadAsync(region, CancellationToken.None);

    public string ArnIn(string region) => $"arn:aws:rds:{region}:123456789012:cluster:{ClusterIn(region)}";

    /// <summary>The subjects of what has come to the west's topic since the last time.</summary>
    public async Task<IReadOnlyList<string>> SubjectsAsync()
    {
        var answer = await _calls.JsonAsync(new AwsService("sqs", "AmazonSQS", "application/x-amz-json-1.0"), West, "ReceiveMessage", new JsonObject { ["QueueUrl"] = _inbox, ["MaxNumberOfMessages"] = 10 });
        return [.. (answer!["Messages"]?.AsArray() ?? []).Select(message => JsonNode.Parse(message!["Body"]!.GetValue<string>())!["Subject"]!.GetValue<string>())];
    }

    public AwsQueryClient Query(string region, string service, string version) =>
        new(Http, service, version, region, EmulatorCalls.Anybody, _aws, TimeProvider.System, TimeSpan.FromSeconds(30));

    public AwsJsonClient Dynamo(string region) => new(Http, AwsService.DynamoDb, region, EmulatorCalls.Anybody, _aws, TimeProvider.System, TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        foreach (var endpoint in _endpoints.Values)
        {
            endpoint.Dispose();
        }

        Line.Dispose();
        _calls.Dispose();
    }

    private string ClusterIn(string region) => $"{_name}-{region}";

    private AwsQueryClient Rds(string region) => Query(region, GlobalDatabase.Service, GlobalDatabase.Version);

    private MonitorTick Monitor(string region, string peer, string routingRole, Uri aws)
    {
        var environment = new EnvironmentReader(MonitorEnvironment.With(
            aws,
            ("AWS_REGION", region),
            ("DR_CONTROL_TABLE", Control),
            ("DR_TOPIC_ARN", _topicArn),
            ("DR_GLOBAL_CLUSTER", $"{_name}-global"),
            ("DR_CLUSTER", ClusterIn(region)),
            ("DR_CLUSTER_ARN", ArnIn(region)),
            ("DR_ROUTING_ROLE", routingRole),
            ("DR_PEER_REGION", peer),
            ("DR_PEER_HEALTH_URL", new Uri(_endpoints[peer].Address, "health").ToString()),
            ("DR_PEER_STATUS_NAME", $"status-{peer}.pay.example"),
            ("DR_CONFIRM_SECONDS", "30"),
            ("DR_CONFIRM_ANSWERING_SECONDS", "60")));
        var settings = MonitorSettings.Read(environment);
        environment.ThrowIfIncomplete();
        return Composition.Of(
            settings, async (_, _) => [await ServesAsync(peer) ? Up : Down], new Log(LogsAreCleanAttribute.Watching(Stream.Null), LogLevel.Info, region, Clock), Clock);
    }

    private async Task<Reply?> HealthAsync(string region) => _lost.Contains(region) ? null
        : await ServesAsync(region) ? new Reply(200, $$$"""{"status":"ok","region":"{{{region}}}","checks":{"role":"ok","writer":"ok"}}""")
        : new Reply(503, $$$"""{"status":"failed","region":"{{{region}}}","checks":{"role":"standby","writer":"read_only"}}""");

    private async Task CreateTableAsync()
    {
        await _calls.JsonAsync(AwsService.DynamoDb, East, "CreateTable", new JsonObject
        {
            ["TableName"] = Control,
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["KeyType"] = "HASH" }),
            ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["AttributeType"] = "S" }),
            ["StreamSpecification"] = new JsonObject { ["StreamEnabled"] = true, ["StreamViewType"] = "NEW_AND_OLD_IMAGES" },
        });
        await _calls.JsonAsync(AwsService.DynamoDb, East, "UpdateTable", new JsonObject
        {
            ["TableName"] = Control,
            ["ReplicaUpdates"] = new JsonArray(new JsonObject { ["Create"] = new JsonObject { ["RegionName"] = West } }),
        });
        await _calls.JsonAsync(AwsService.DynamoDb, East, "PutItem", new JsonObject
        {
            ["TableName"] = Control,
            ["Item"] = new JsonObject
            {
                ["id"] = new JsonObject { ["S"] = "role" },
                ["active_region"] = new JsonObject { ["S"] = East },
                ["epoch"] = new JsonObject { ["N"] = "1" },
                ["since"] = new JsonObject { ["S"] = "1970-01-01T00:00:00Z" },
            },
        });
    }

    private async Task CreateDatabaseAsync()
    {
        const string Engine = "aurora-postgresql";
        await CallAsync(East, "CreateGlobalCluster", ("GlobalClusterIdentifier", $"{_name}-global"), ("Engine", Engine), ("EngineVersion", "16.6"));
        await CallAsync(East, "CreateDBCluster", [.. Cluster(East), ("MasterUsername", "admin_user"), ("MasterUserPassword", "not-a-secret-1")]);
        await CallAsync(East, "CreateDBInstance", Instance(East));
        await CallAsync(West, "CreateDBCluster", Cluster(West));
        await CallAsync(West, "CreateDBInstance", Instance(West));

        (string, string)[] Cluster(string region) =>
        [
            ("DBClusterIdentifier", ClusterIn(region)), ("GlobalClusterIdentifier", $"{_name}-global"), ("Engine", Engine), ("EngineVersion", "16.6"),
            ("ServerlessV2ScalingConfiguration.MinCapacity", region == East ? "8" : "1"), ("ServerlessV2ScalingConfiguration.MaxCapacity", "32"),
        ];

        (string, string)[] Instance(string region) =>
            [("DBInstanceIdentifier", $"{ClusterIn(region)}-0"), ("DBClusterIdentifier", ClusterIn(region)), ("Engine", Engine), ("DBInstanceClass", "db.serverless")];

        Task<AwsXml> CallAsync(string region, string action, params (string Name, string Value)[] parameters) =>
            Rds(region).CallAsync(action, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value), repeatable: false, CancellationToken.None);
    }

    private async Task CreateTopicAsync()
    {
        _topicArn = await _calls.CreateTopicAsync(West, $"{_name}-alerts");
        var queue = await _calls.JsonAsync(new AwsService("sqs", "AmazonSQS", "application/x-amz-json-1.0"), West, "CreateQueue", new JsonObject { ["QueueName"] = $"{_name}-inbox" });
        _inbox = queue!["QueueUrl"]!.GetValue<string>();
        await Query(West, "sns", NotificationTopic.Version).CallAsync(
            "Subscribe",
            new Dictionary<string, string> { ["TopicArn"] = _topicArn, ["Protocol"] = "sqs", ["Endpoint"] = $"arn:aws:sqs:{West}:123456789012:{_name}-inbox" },
            repeatable: false,
            CancellationToken.None);
    }
}
