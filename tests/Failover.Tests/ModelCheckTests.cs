using System.Diagnostics;
using System.Globalization;
using DrTerraform.Failover.Tests.Simulation;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Failover.Tests;

[TestFixture]
internal sealed class ModelCheckTests
{
    private const int Faults = 4;

    [Test]
    public void Every_schedule_with_up_to_four_faults_keeps_every_invariant()
    {
        var started = Stopwatch.GetTimestamp();
        var result = BreadthFirst.Search(Design.Real, Faults);
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"measured: {result.States:N0} states, depth {result.Depth}, {(result.Broken is null ? 0 : 1)} violations, {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));

        result.Broken.ShouldBeNull(result.Story);
        result.States.ShouldBeGreaterThan(1_000_000);
        GeneratedSection.ShouldBe("failover.md", "states", $"{result.States:N0} distinct states, in schedules of up to {result.Depth} happenings.\n");
    }
}
