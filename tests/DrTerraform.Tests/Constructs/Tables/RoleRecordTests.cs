using System.Text.Json;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Tables;

[TestFixture]
public sealed class RoleRecordTests
{
    private JsonElement _record;
    private JsonElement _item;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        _ = new RoleRecord(stack, "FirstRole", new RoleRecordProps
        {
            Placement = placement,
            ActiveRegion = "us-east-1",
            Table = new GlobalTable(stack, "Control", new GlobalTableProps
            {
                Placement = placement,
                Name = Named.Control,
                Settings = new TableSettings(),
                PartitionKey = "id",
                KeyArn = Some.KeyArn,
                ReplicaRegion = "us-east-1",
                ReplicaKeyArn = Some.KeyArn,
            }),
        });
        _record = SynthesizedStack.Of(stack).Only("aws_dynamodb_table_item");
        _item = JsonDocument.Parse(_record.Text("item")!).RootElement;
    }

    [Test]
    public void On_the_first_day_the_primary_is_active_in_the_first_epoch() => _item.ShouldSatisfyAllConditions(
        item => item.Text("id.S").ShouldBe("role"),
        item => item.Text("active_region.S").ShouldBe("us-east-1"),
        item => item.Text("epoch.N").ShouldBe("1"));

    [Test]
    public void It_says_since_when_and_why() => _item.ShouldSatisfyAllConditions(
        item => item.Text("since.S").ShouldBe("1970-01-01T00:00:00Z"),
        item => item.Text("reason.S").ShouldBe("first deployment"));

    [Test]
    public void After_the_first_day_Terraform_never_puts_it_back() => _record.Texts("lifecycle.ignore_changes").ShouldBe(["item"]);
}
