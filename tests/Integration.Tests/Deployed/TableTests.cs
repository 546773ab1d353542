using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The global tables, each asked in one region.</summary>
[TestFixture(DeployedRegion.Primary, "sessions_table")]
[TestFixture(DeployedRegion.Primary, "control_table")]
[TestFixture(DeployedRegion.Secondary, "sessions_table")]
[TestFixture(DeployedRegion.Secondary, "control_table")]
[Category("Integration")]
public sealed class TableTests(string role, string output)
{
    private DeployedRegion _region = null!;
    private string _name = null!;
    private JsonElement _table;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _region = Deployment.Current.Region(role);
        _name = Deployment.Current.Output("global", output).GetString()!;
        _table = (await _region.JsonAsync(AwsService.DynamoDb, "DescribeTable", new { TableName = _name })).GetProperty("Table");
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void The_table_is_active() => _table.Text("TableStatus").ShouldBe("ACTIVE");

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void It_is_replicated_to_the_other_region() =>
        _table.All("Replicas").Where(replica => replica.Text("RegionName") == _region.Peer.Name).ShouldHaveSingleItem().Text("ReplicaStatus").ShouldBe("ACTIVE");

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void It_is_paid_by_request() => _table.GetProperty("BillingModeSummary").Text("BillingMode").ShouldBe("PAY_PER_REQUEST");

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void It_streams_what_was_and_what_is() => _table.GetProperty("StreamSpecification").Text("StreamViewType").ShouldBe("NEW_AND_OLD_IMAGES");

    [Test]
    [Property("Requirement", "A-DB-2")]
    public async Task It_can_be_restored_to_any_point_in_time() =>
        (await _region.JsonAsync(AwsService.DynamoDb, "DescribeContinuousBackups", new { TableName = _name }))
            .GetProperty("ContinuousBackupsDescription").GetProperty("PointInTimeRecoveryDescription").Text("PointInTimeRecoveryStatus").ShouldBe("ENABLED");

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_under_the_regions_own_data_key()
    {
        var encryption = _table.GetProperty("SSEDescription");
        encryption.Text("Status").ShouldBe("ENABLED");
        encryption.Text("KMSMasterKeyArn").ShouldBe(_region.GlobalOutput("data_key_arn"));
    }

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_deleted() => (_table.Text("DeletionProtectionEnabled") ?? bool.FalseString).ShouldBe(bool.FalseString);
}
