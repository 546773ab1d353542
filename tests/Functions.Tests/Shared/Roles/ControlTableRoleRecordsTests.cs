using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

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
    }).ShouldBe(new RoleRecord("us-west-2", 3) { Since = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), Reason = "drill" });

    [Test]
    public async Task A_region_takes_the_role_only_from_the_record_that_it_knows()
    {
        using var dynamo = new RecordedDynamo();

        (await new ControlTableRoleRecords(dynamo.Client, "control").TakeAsync(
            new RoleRecord("us-east-1", 3), "us-west-2", new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), "drill", CancellationToken.None)).ShouldBeTrue();

        dynamo.Requests.ShouldHaveSingleItem().ShouldBe(
            """PutItem {"TableName":"control","Item":{"id":{"S":"role"},"active_region":{"S":"us-west-2"},"epoch":{"N":"4"},"since":{"S":"2026-11-20T12:00:00.0000000Z"},"reason":{"S":"drill"}},"ConditionExpression":"epoch = :epoch AND active_region = :region","ExpressionAttributeValues":{":epoch":{"N":"3"},":region":{"S":"us-east-1"}}}""");
    }

    [Test]
    public async Task A_record_that_has_changed_meanwhile_is_left_as_it_is()
    {
        using var dynamo = new RecordedDynamo { Reply = new Reply(400, """{"__type":"com.amazonaws#ConditionalCheckFailedException"}""") };

        (await new ControlTableRoleRecords(dynamo.Client, "control").TakeAsync(
            new RoleRecord("us-east-1", 3), "us-west-2", DateTimeOffset.UnixEpoch, "drill", CancellationToken.None)).ShouldBeFalse();
    }

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
