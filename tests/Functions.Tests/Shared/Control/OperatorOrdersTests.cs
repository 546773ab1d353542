using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Control;

[TestFixture]
public sealed class OperatorOrdersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private RecordedDynamo _dynamo = null!;
    private OperatorOrders _orders = null!;

    [SetUp]
    public void Prepare()
    {
        _dynamo = new RecordedDynamo();
        _orders = new OperatorOrders(_dynamo.Client, "control");
    }

    [TearDown]
    public void End() => _dynamo.Dispose();

    [Test]
    public async Task A_pause_is_written_whatever_stands_there()
    {
        await _orders.PauseAsync(new PauseOrder("ann", Noon, "network works"), CancellationToken.None);

        _dynamo.Requests.ShouldBe([
            """PutItem {"TableName":"control","Item":{"reason":{"S":"network works"},"id":{"S":"pause"},"by":{"S":"ann"},"since":{"S":"2026-11-20T12:00:00.0000000Z"}}}"""]);
    }

    [Test]
    public async Task A_pause_is_read_as_it_was_written()
    {
        _dynamo.Reply = new Reply(200, """{"Item":{"id":{"S":"pause"},"by":{"S":"ann"},"since":{"S":"2026-11-20T12:00:00.0000000Z"},"reason":{"S":"network works"}}}""");

        (await _orders.ReadPauseAsync(CancellationToken.None)).ShouldBe(new PauseOrder("ann", Noon, "network works"));
    }

    [Test]
    public async Task A_pause_that_says_nothing_is_in_force_still()
    {
        _dynamo.Reply = new Reply(200, """{"Item":{"id":{"S":"pause"}}}""");

        (await _orders.ReadPauseAsync(CancellationToken.None)).ShouldNotBeNull();
    }

    [Test]
    public async Task Resuming_takes_the_pause_away()
    {
        await _orders.ResumeAsync(CancellationToken.None);

        _dynamo.Requests.ShouldBe(["""DeleteItem {"TableName":"control","Key":{"id":{"S":"pause"}}}"""]);
    }

    [Test]
    public async Task An_approval_is_read_as_it_was_written()
    {
        _dynamo.Reply = new Reply(200, """{"Item":{"id":{"S":"approval"},"region":{"S":"us-west-2"},"epoch":{"N":"4"},"by":{"S":"ann"},"since":{"S":"2026-11-20T12:00:00.0000000Z"},"valid_until":{"S":"2026-11-20T12:15:00.0000000Z"}}}""");

        (await _orders.ReadApprovalAsync(CancellationToken.None)).ShouldBe(new ApprovalOrder("us-west-2", 4, "ann", Noon, Noon.AddMinutes(15)));
    }

    [TestCase("""{"Item":{"id":{"S":"approval"},"region":{"S":"us-west-2"},"by":{"S":"ann"},"since":{"S":"2026-11-20T12:00:00Z"},"valid_until":{"S":"2026-11-20T12:15:00Z"}}}""")]
    [TestCase("""{"Item":{"id":{"S":"approval"},"region":{"S":"us-west-2"},"epoch":{"N":"4"},"since":{"S":"2026-11-20T12:00:00Z"}}}""")]
    [TestCase("{}")]
    public async Task Half_an_approval_is_none(string reply)
    {
        _dynamo.Reply = new Reply(200, reply);

        (await _orders.ReadApprovalAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task An_approval_names_the_epoch_that_it_is_for()
    {
        await _orders.ApproveAsync(new ApprovalOrder("us-west-2", 4, "ann", Noon, Noon.AddMinutes(15)), CancellationToken.None);

        _dynamo.Requests.ShouldBe([
            """PutItem {"TableName":"control","Item":{"region":{"S":"us-west-2"},"epoch":{"N":"4"},"valid_until":{"S":"2026-11-20T12:15:00.0000000Z"},"id":{"S":"approval"},"by":{"S":"ann"},"since":{"S":"2026-11-20T12:00:00.0000000Z"}}}"""]);
    }
}
