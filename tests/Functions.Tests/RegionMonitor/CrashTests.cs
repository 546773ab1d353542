using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

/// <summary>The monitor dies at every call of a promotion, before the call has its effect and after. Whoever follows brings it to the same end.</summary>
[TestFixture]
public sealed class CrashTests
{
    private static readonly FailoverLimits Limits = new();

    // More of them would outlast the figure of the lag, and then a human has to decide.
    private const int Deaths = 8;

    private static readonly int CallsOfAPromotion = CountCallsAsync().GetAwaiter().GetResult();

    private static IEnumerable<int> Calls => Enumerable.Range(1, CallsOfAPromotion);

    [Test]
    public void A_promotion_has_many_calls_at_which_a_process_can_die() => CallsOfAPromotion.ShouldBeGreaterThan(20);

    [Test]
    public async Task A_death_at_any_call_changes_nothing_about_the_end([ValueSource(nameof(Calls))] int call, [Values] bool afterEffect)
    {
        var regions = Lost();
        await RunAsync(regions, "first", ticks: 2);

        regions.DieAt(call, afterEffect);
        await RunAsync(regions, "first", ticks: 20);
        regions.Revive();
        await RunAsync(regions, "second", ticks: 30);

        ShouldHaveEndedRight(regions);
    }

    [Test]
    public async Task Deaths_one_after_the_other_change_nothing_about_the_end([Range(1, 20)] int seed)
    {
        var regions = Lost();
        var random = new Random(seed);
        for (var process = 0; process < Deaths; process++)
        {
            regions.DieAt(random.Next(1, 40), random.Next(2) == 1);
            await RunAsync(regions, $"process {process}", ticks: 3);
            regions.Revive();
        }

        await RunAsync(regions, "last", ticks: 40);

        ShouldHaveEndedRight(regions);
    }

    [Test]
    public async Task Two_runs_at_once_come_to_the_same_end()
    {
        var regions = Lost();
        for (var tick = 0; tick < 40; tick++)
        {
            // Whoever finds no lease of the other's watches; each lets go at once, so that both get to do steps.
            foreach (var holder in new[] { "one", "two" })
            {
                await RunOnceAsync(regions, holder);
                await regions.Tick().ReleaseAsync(holder, CancellationToken.None);
            }

            regions.Time.Advance(Limits.TickInterval);
        }

        ShouldHaveEndedRight(regions);
    }

    private static void ShouldHaveEndedRight(TwoRegions regions)
    {
        regions.ShouldSatisfyAllConditions(
            () => regions.Cluster.ShouldBe(ClusterRole.Writer),
            () => regions.Roles.ShouldHaveSingleItem(),
            () => (regions.Role!.ActiveRegion, regions.Role.Epoch).ShouldBe((Some.OtherRegion, 2)),
            () => regions.CapacityRaised.ShouldBeTrue(),
            () => regions.Subjects.ShouldContain("us-west-2 has taken over (epoch 2)"),
            () => regions.Events.ShouldNotBeEmpty());
    }

    private static TwoRegions Lost()
    {
        var regions = new TwoRegions();
        RunOnceAsync(regions, "first").GetAwaiter().GetResult();
        regions.Time.Advance(Limits.TickInterval);
        regions.Lose();
        return regions;
    }

    private static async Task<int> CountCallsAsync()
    {
        var regions = Lost();
        await RunAsync(regions, "first", ticks: 2);
        var before = regions.Calls;
        await RunAsync(regions, "first", ticks: 9);
        ShouldHaveEndedRight(regions);
        return regions.Calls - before;
    }

    private static async Task RunAsync(TwoRegions regions, string holder, int ticks)
    {
        for (var tick = 0; tick < ticks; tick++)
        {
            await RunOnceAsync(regions, holder);
            regions.Time.Advance(Limits.TickInterval);
        }
    }

    private static async Task RunOnceAsync(TwoRegions regions, string holder)
    {
        try
        {
            await regions.Tick().RunAsync(holder, CancellationToken.None);
        }
        catch (TwoRegions.ProcessDiedException)
        {
            // The next process does not know of it.
        }
    }
}
