using DrTerraform.Failover.Tests.Simulation;

namespace DrTerraform.Failover.Tests;

/// <summary>
/// Long schedules with the real figures. A failure names its seed; that one schedule again:
/// <c>DR_SEED=123 dotnet test tests/Failover.Tests -c Release --filter FullyQualifiedName~RandomScheduleTests</c>.
/// </summary>
[TestFixture]
internal sealed class RandomScheduleTests
{
    private const int Schedules = 3000;

    private static IEnumerable<int> Seeds =>
        Environment.GetEnvironmentVariable("DR_SEED") is { } seed ? [int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)] : Enumerable.Range(1, Schedules);

    [Test]
    public void Long_random_schedules_keep_every_invariant()
    {
        var promotions = 0;
        foreach (var seed in Seeds)
        {
            var run = RandomRun.Run(Design.Real, seed);
            run.Broken.ShouldBeNull($"DR_SEED={seed} dotnet test tests/Failover.Tests -c Release --filter FullyQualifiedName~RandomScheduleTests shows it again:\n{run.Story}");
            promotions += run.Last.Promotions;
        }

        TestContext.Out.WriteLine($"{Seeds.Count()} schedules of three hours: {promotions} promotions, no violation");
        promotions.ShouldBeGreaterThan(0);
    }

    [Test]
    public void A_seed_shows_the_same_schedule_again()
    {
        var design = Design.Real with { Decide = (seen, state, limits) => FailoverRule.Decide(seen with { Paused = false }, state, limits) };
        var (seed, found) = Enumerable.Range(1, Schedules).Select(number => (number, RandomRun.Run(design, number))).First(run => run.Item2.Broken is not null);

        found.Broken!.Invariant.ShouldBe(Invariant.PausedMeansNoPromotion);
        found.Story.ShouldContain("a human pauses failovers");
        RandomRun.Run(design, seed).Story.ShouldBe(found.Story);
    }
}
