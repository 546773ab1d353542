using System.Text.Json;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Tables;

/// <summary>An on-demand table with ceilings, and a provisioned one that scales.</summary>
[TestFixture]
public sealed class GlobalTableTests
{
    private SynthesizedStack _stack = null!;
    private JsonElement _onDemand;
    private JsonElement _provisioned;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        Declare("OnDemand", Named.Sessions, new TableSettings { MaximumReadUnits = 40, MaximumWriteUnits = 20 }, "expires_at");
        Declare("Provisioned", Named.Control, new TableSettings { Billing = TableBilling.Provisioned, AutoScaling = new AutoScalingSettings { Minimum = 6 } }, null);
        _stack = SynthesizedStack.Of(stack);
        _onDemand = _stack.Named("aws_dynamodb_table", "dynamodb-sessions");
        _provisioned = _stack.Named("aws_dynamodb_table", "dynamodb-control");

        void Declare(string id, Named name, TableSettings settings, string? expiry) => _ = new GlobalTable(stack, id, new GlobalTableProps
        {
            Placement = placement,
            Name = name,
            Settings = settings,
            PartitionKey = "id",
            ExpiryAttribute = expiry,
            KeyArn = Some.KeyArn,
            ReplicaRegion = "us-east-1",
            ReplicaKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1",
        });
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void It_has_a_replica_with_a_key_and_a_way_back_in_time_of_its_own() => _onDemand.At("replica.0")!.Value.ShouldSatisfyAllConditions(
        replica => replica.Text("region_name").ShouldBe("us-east-1"),
        replica => replica.Text("kms_key_arn").ShouldBe("arn:aws:kms:us-east-1:111122223333:key/1"),
        replica => replica.Flag("point_in_time_recovery").ShouldBeTrue(),
        replica => replica.Flag("propagate_tags").ShouldBeTrue());

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void On_demand_is_paid_by_request_below_the_ceilings_and_nothing_scales_it() => _onDemand.ShouldSatisfyAllConditions(
        table => table.Text("billing_mode").ShouldBe("PAY_PER_REQUEST"),
        table => table.Number("on_demand_throughput.max_read_request_units").ShouldBe(40),
        table => table.Number("on_demand_throughput.max_write_request_units").ShouldBe(20),
        table => table.At("read_capacity").ShouldBeNull());

    [Test]
    public void Provisioned_starts_at_the_least_and_Terraform_leaves_scaling_alone() => _provisioned.ShouldSatisfyAllConditions(
        table => table.Text("billing_mode").ShouldBe("PROVISIONED"),
        table => table.Number("read_capacity").ShouldBe(6),
        table => table.Number("write_capacity").ShouldBe(6),
        table => table.Texts("lifecycle.ignore_changes").ShouldBe(["read_capacity", "write_capacity"]),
        table => table.At("on_demand_throughput").ShouldBeNull());

    [Test]
    public void Only_the_provisioned_table_is_scaled() => _stack.Resources("aws_appautoscaling_target").Count.ShouldBe(2);

    [Test]
    public void Replication_gets_the_stream_it_needs() => _onDemand.ShouldSatisfyAllConditions(
        table => table.Flag("stream_enabled").ShouldBeTrue(),
        table => table.Text("stream_view_type").ShouldBe("NEW_AND_OLD_IMAGES"));

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_with_the_key_of_its_region_and_can_go_back_in_time() => _onDemand.ShouldSatisfyAllConditions(
        table => table.Text("server_side_encryption.kms_key_arn").ShouldBe(Some.KeyArn),
        table => table.Flag("point_in_time_recovery.enabled").ShouldBeTrue());

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_destroyed() => _onDemand.Flag("deletion_protection_enabled").ShouldBeFalse();

    [Test]
    public void Items_expire_only_where_an_attribute_says_when()
    {
        _onDemand.Text("ttl.attribute_name").ShouldBe("expires_at");
        _provisioned.At("ttl").ShouldBeNull();
    }

    [Test]
    [Property("Requirement", "A-IAM-1")]
    [Property("Requirement", "X-7")]
    public void A_right_is_to_the_table_in_the_readers_own_region()
    {
        var access = GlobalTable.AccessTo(Some.Placement(Some.Stack()), Named.Sessions, "Keep", "GetItem", "PutItem");
        access.Actions.ShouldBe(["dynamodb:GetItem", "dynamodb:PutItem"]);
        access.Resources.ShouldBe(["arn:aws:dynamodb:us-west-2:111122223333:table/dynamodb-sessions-global-dr-test"]);
    }
}
