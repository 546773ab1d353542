using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>What is in the global tables, and how it travels.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class SessionTests(string role)
{
    // AWS replicates within a second, as a rule; this is when somebody should ask why it did not.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private DeployedRegion _region = null!;
    private string _sessions = null!;
    private string _control = null!;

    [OneTimeSetUp]
    public void Find()
    {
        _region = Deployment.Current.Region(role);
        _sessions = Deployment.Current.Output("global", "sessions_table").GetString()!;
        _control = Deployment.Current.Output("global", "control_table").GetString()!;
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public async Task A_session_written_here_is_read_in_the_other_region()
    {
        var id = $"integration-test-{Guid.NewGuid():N}";
        var key = new { session_id = new { S = id } };
        var inAnHour = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        await _region.JsonAsync(AwsService.DynamoDb, "PutItem", new
        {
            TableName = _sessions,
            Item = new { session_id = new { S = id }, written_in = new { S = _region.Name }, expires_at = new { N = inAnHour.ToString(CultureInfo.InvariantCulture) } },
        });
        try
        {
            var copy = await ArrivedAsync(key);
            copy.GetProperty("written_in").Text("S").ShouldBe(_region.Name);
        }
        finally
        {
            await _region.JsonAsync(AwsService.DynamoDb, "DeleteItem", new { TableName = _sessions, Key = key });
        }
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public async Task Sessions_expire_by_themselves()
    {
        var expiry = (await _region.JsonAsync(AwsService.DynamoDb, "DescribeTimeToLive", new { TableName = _sessions })).GetProperty("TimeToLiveDescription");
        expiry.Text("TimeToLiveStatus").ShouldBe("ENABLED");
        expiry.Text("AttributeName").ShouldBe("expires_at");
    }

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public async Task The_role_record_names_the_region_whose_database_writes()
    {
        var clusters = await Task.WhenAll(Deployment.Current.Regions.Select(async region => (Region: region, Arn: (await region.ClusterAsync()).Text("DBClusterArn")!)));
        var global = await _region.GlobalClusterAsync(clusters.Single(cluster => cluster.Region == _region).Arn);
        var writer = global.All("GlobalClusterMembers/GlobalClusterMember").Single(member => member.Text("IsWriter") == "true").Text("DBClusterArn");

        var record = (await _region.JsonAsync(AwsService.DynamoDb, "GetItem", new { TableName = _control, Key = new { id = new { S = "role" } }, ConsistentRead = true })).GetProperty("Item");
        record.GetProperty("active_region").Text("S").ShouldBe(clusters.Single(cluster => cluster.Arn == writer).Region.Name);
        int.Parse(record.GetProperty("epoch").Text("N")!, CultureInfo.InvariantCulture).ShouldBePositive();
    }

    private async Task<JsonElement> ArrivedAsync(object key)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var answer = await _region.Peer.JsonAsync(AwsService.DynamoDb, "GetItem", new { TableName = _sessions, Key = key, ConsistentRead = true });
            if (answer.TryGetProperty("Item", out var item))
            {
                return item;
            }

            waited.Elapsed.ShouldBeLessThan(Deadline, $"written in {_region}, not replicated to {_region.Peer}");
            await Task.Delay(Pause);
        }
    }
}
