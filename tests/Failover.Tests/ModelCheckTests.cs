using System.Diagnostics;
using DrTerraform.Failover.Tests.Simulation;

namespace DrTerraform.Failover.Tests;

[TestFixture]
internal sealed class ModelCheckTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Every_schedule_keeps_every_invariant(int faults)
    {
        var started = Stopwatch.GetTimestamp();
        var result = BreadthFirst.Search(Design.Real, faults);
        TestContext.Out.WriteLine($"faults {faults}: {result.States:N0} states, depth {result.Depth}, {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");

        result.Broken.ShouldBeNull(result.Story);
    }
}
