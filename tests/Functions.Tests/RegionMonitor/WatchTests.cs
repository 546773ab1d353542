using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class WatchTests
{
    private TwoRegions _regions = null!;

    [SetUp]
    public void Prepare() => _regions = new TwoRegions();

    [TestCase(10, 6)]
    [TestCase(5, 12)]
    [TestCase(30, 2)]
    public async Task A_minute_is_filled_with_looks(int tickSeconds, int looks)
    {
        await WatchAsync(tickSeconds);

        // Every look writes once, and the lease is let go at the end.
        _regions.Record!.Version.ShouldBe(looks + 1);
    }

    [Test]
    public async Task The_next_minute_begins_where_this_one_ends()
    {
        await WatchAsync(10);
        var first = _regions.Record!.Holder;
        await WatchAsync(10);

        (_regions.Record.Version, _regions.Record.Holder == first).ShouldBe((14, false));
    }

    [Test]
    public async Task A_run_that_saw_nothing_fails()
    {
        _regions.Refused = nameof(IControl.ReadMonitorAsync);

        (await Should.ThrowAsync<BlindMonitorException>(() => WatchAsync(10))).Message.ShouldBe("none of 6 looks succeeded; each one's error is in the log");
    }

    [Test]
    public async Task A_look_that_fails_takes_none_along()
    {
        _regions.Refused = nameof(IControl.WriteMonitorAsync);
        var watch = StartAsync(10);
        _regions.Time.Advance(TimeSpan.FromSeconds(10));
        _regions.Refused = null;

        await EndAsync(watch);

        _regions.Record!.Version.ShouldBe(5);
    }

    [Test]
    public async Task A_run_that_is_stopped_stops()
    {
        using var stop = new CancellationTokenSource();
        var watch = Watch(tickSeconds: 10).RunAsync(stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(watch);
    }

    private Task WatchAsync(int tickSeconds) => EndAsync(StartAsync(tickSeconds));

    private Task StartAsync(int tickSeconds) => Watch(tickSeconds).RunAsync(CancellationToken.None);

    private async Task EndAsync(Task watch)
    {
        while (!watch.IsCompleted)
        {
            _regions.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await watch;
    }

    private Watch Watch(int tickSeconds)
    {
        var interval = TimeSpan.FromSeconds(tickSeconds);
        return new Watch(_regions.Tick(new FailoverLimits { TickInterval = interval }), interval, Some.Log(), _regions.Time);
    }
}
