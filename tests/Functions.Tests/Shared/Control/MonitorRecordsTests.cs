using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Control;

[TestFixture]
public sealed class MonitorRecordsTests
{
    private const string Item =
        """{"id":{"S":"monitor-us-west-2"},"version":{"N":"7"},"lease_until":{"S":"2026-11-20T12:00:25.0000000Z"},"ticked_at":{"S":"2026-11-20T12:00:00.0000000Z"},"holder":{"S":"run-1"},"action":{"S":"Stay"},"reason":{"S":"the peer answers"},"state":{"S":"{}"}}""";

    private static readonly MonitorRecord Record = new()
    {
        Version = 7,
        LeaseUntil = new DateTimeOffset(2026, 11, 20, 12, 0, 25, TimeSpan.Zero),
        TickedAt = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
        Holder = "run-1",
        Action = "Stay",
        Reason = "the peer answers",
        State = "{}",
    };

    private RecordedDynamo _dynamo = null!;
    private MonitorRecords _records = null!;

    [SetUp]
    public void Prepare()
    {
        _dynamo = new RecordedDynamo();
        _records = new MonitorRecords(_dynamo.Client, "control");
    }

    [TearDown]
    public void End() => _dynamo.Dispose();

    [Test]
    public async Task A_record_follows_the_one_that_is_known()
    {
        await _records.WriteAsync("us-west-2", Record, CancellationToken.None);

        _dynamo.Requests.ShouldBe([
            "PutItem {\"TableName\":\"control\",\"Item\":" + Item + ""","ConditionExpression":"version = :known","ExpressionAttributeValues":{":known":{"N":"6"}}}"""]);
    }

    [Test]
    public async Task The_first_record_needs_none_before_it()
    {
        await _records.WriteAsync("us-west-2", Record with { Version = 1 }, CancellationToken.None);

        _dynamo.Requests.ShouldHaveSingleItem().ShouldContain("\"attribute_not_exists(version) OR version = :known\"");
    }

    [Test]
    public async Task A_record_is_read_as_it_was_written()
    {
        _dynamo.Reply = new Reply(200, $$"""{"Item":{{Item}}}""");

        (await _records.ReadAsync("us-west-2", CancellationToken.None)).ShouldBe(Record);
    }

    [Test]
    public async Task No_item_is_no_record() => (await _records.ReadAsync("us-west-2", CancellationToken.None)).ShouldBeNull();
}
