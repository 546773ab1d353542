using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.Tests.Shared.Roles;

[TestFixture]
public sealed class ControlTableRoleRecordsTests
{
    [Test]
    public void The_record_is_read_from_the_item() => ControlTableRoleRecords.Parse(new Dictionary<string, AttributeValue>
    {
        ["id"] = AttributeValue.Text("role"),
        ["active_region"] = AttributeValue.Text("us-west-2"),
        ["epoch"] = AttributeValue.Number(3),
        ["since"] = AttributeValue.Text("2026-11-20T12:00:00Z"),
        ["reason"] = AttributeValue.Text("drill"),
    }).ShouldBe(new RoleRecord("us-west-2", 3));

    [Test]
    public void No_item_is_no_record() => ControlTableRoleRecords.Parse(null).ShouldBeNull();

    [TestCase(null, "3")]
    [TestCase("", "3")]
    [TestCase("us-west-2", null)]
    [TestCase("us-west-2", "three")]
    public void Half_a_record_is_no_record(string? region, string? epoch) => ControlTableRoleRecords.Parse(new Dictionary<string, AttributeValue>
    {
        ["active_region"] = new() { S = region },
        ["epoch"] = new() { N = epoch },
    }).ShouldBeNull();
}
