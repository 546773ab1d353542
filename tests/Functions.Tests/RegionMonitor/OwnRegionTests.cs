using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

/// <summary>A whole promotion over HTTP: whatever is asked of AWS is asked of the region that takes over, by no other way.</summary>
[TestFixture]
public sealed class OwnRegionTests
{
    private readonly ConcurrentDictionary<string, JsonNode> _items = new();
    private readonly ConcurrentQueue<string> _scopes = new();
    private readonly ConcurrentQueue<string> _actions = new();

    private bool _peerIsThere = true;
    private bool _isWriter;

    [OneTimeSetUp]
    public async Task PromoteAsync()
    {
        _items["role"] = JsonNode.Parse("""{"id":{"S":"role"},"active_region":{"S":"us-east-1"},"epoch":{"N":"1"}}""")!;
        var time = new ManualTime();
        using var server = new LoopbackServer(received => Task.FromResult(Answer(received, time)));
        var environment = new EnvironmentReader(MonitorEnvironment.With(server.Address));
        var tick = Composition.Of(
            MonitorSettings.Read(environment), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(_peerIsThere ? "192.0.2.1" : "192.0.2.2")]), Some.Log(), time);
        environment.ThrowIfIncomplete();

        for (var look = 0; look < 12; look++)
        {
            _peerIsThere = look < 2;
            await tick.RunAsync("run", CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    [Test]
    public void Every_call_of_AWS_is_signed_for_the_own_region() => _scopes.Distinct().Order().ShouldBe(
        ["us-west-2/dynamodb", "us-west-2/events", "us-west-2/monitoring", "us-west-2/rds", "us-west-2/sns"]);

    [Test]
    public void The_promotion_is_complete() => (_items["role"]["active_region"]!["S"]!.GetValue<string>(), _items["role"]["epoch"]!["N"]!.GetValue<string>()).ShouldBe(("us-west-2", "2"));

    [Test]
    public void What_is_called_is_what_the_role_allows() => _actions.Distinct().Order(StringComparer.Ordinal).ShouldBe(
    [
        "DescribeDBClusters", "DescribeGlobalClusters", "FailoverGlobalCluster", "GetItem", "GetMetricStatistics", "ModifyDBCluster", "Publish", "PutEvents", "PutItem",
    ]);

    [Test]
    public void Clients_are_made_in_one_place_and_by_the_settings_alone()
    {
        var sources = Directory.GetFiles(GeneratedSection.PathOf(Path.Combine("..", "Functions", "RegionMonitor")), "*.cs");

        sources.Length.ShouldBeGreaterThan(10);
        sources.Select(File.ReadAllText).ShouldAllBe(source =>
            !source.Contains("new AwsJsonClient", StringComparison.Ordinal) && !source.Contains("new AwsQueryClient", StringComparison.Ordinal) && !source.Contains("AssumedRole", StringComparison.Ordinal));
    }

    private Reply? Answer(Received received, TimeProvider time)
    {
        if (received.Path == "/health")
        {
            return _peerIsThere ? new Reply(200, """{"status":"ok","region":"us-east-1","checks":{"role":"ok"}}""") : null;
        }

        // Credential=KEY/DATE/REGION/SERVICE/aws4_request
        var scope = received.Headers["Authorization"].Split('/');
        _scopes.Enqueue($"{scope[2]}/{scope[3]}");
        if (received.Headers.TryGetValue("X-Amz-Target", out var target))
        {
            var operation = target.Split('.')[1];
            _actions.Enqueue(operation);
            return AnswerJson(operation, received.Body);
        }

        var action = received.Body.Split('&').First(field => field.StartsWith("Action=", StringComparison.Ordinal))["Action=".Length..];
        _actions.Enqueue(action);
        _isWriter |= action == "FailoverGlobalCluster";
        return new Reply(200, action switch
        {
            "DescribeGlobalClusters" => $"""
                <R><GlobalClusters><GlobalClusterMember><GlobalClusterMembers><GlobalClusterMember>
                  <DBClusterArn>arn:aws:rds:us-west-2:123456789012:cluster:payments</DBClusterArn><IsWriter>{(_isWriter ? "true" : "false")}</IsWriter>
                </GlobalClusterMember></GlobalClusterMembers><Status>available</Status></GlobalClusterMember></GlobalClusters></R>
                """,
            "DescribeDBClusters" => """
                <R><DBClusters><DBCluster><DBClusterMembers><DBClusterMember/></DBClusterMembers><Status>available</Status>
                  <ServerlessV2ScalingConfiguration><MinCapacity>1.0</MinCapacity><MaxCapacity>32.0</MaxCapacity></ServerlessV2ScalingConfiguration>
                </DBCluster></DBClusters></R>
                """,
            "GetMetricStatistics" => $"<R><Datapoints><member><Timestamp>{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}</Timestamp><Maximum>800</Maximum></member></Datapoints></R>",
            _ => "<R/>",
        });
    }

    private Reply AnswerJson(string operation, string body)
    {
        var input = JsonNode.Parse(body)!;
        switch (operation)
        {
            case "GetItem":
                return new Reply(200, _items.TryGetValue(input["Key"]!["id"]!["S"]!.GetValue<string>(), out var item) ? $$"""{"Item":{{item.ToJsonString(JsonSerializerOptions.Web)}}}""" : "{}");
            case "PutItem":
                _items[input["Item"]!["id"]!["S"]!.GetValue<string>()] = input["Item"]!.DeepClone();
                return new Reply(200, "{}");
            default:
                return new Reply(200, """{"FailedEntryCount":0}""");
        }
    }
}
