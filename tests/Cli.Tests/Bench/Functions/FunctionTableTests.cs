using DrTerraform.Cli.Bench;
using DrTerraform.Cli.Bench.Functions;

namespace DrTerraform.Cli.Tests.Bench.Functions;

[TestFixture]
public sealed class FunctionTableTests
{
    [Test]
    public void Figures_on_their_bounds_hold() => Verdicts(zip: 18, cold: 55, warm: 1.5, memory: 80).ShouldBe(
    [
        "zip: 18.00 MB, at most 18 wanted: held",
        "cold start against JIT: 0.55 times, at most 0.55 wanted: held",
        "warm p50 of the function's own work against the floor: 1.50 times, at most 1.5 wanted: held",
        "with the Runtime API's two exchanges around it: 2.00 times the floor",
        "memory: 80.00 MB, at most 80 wanted: held",
    ]);

    [TestCase(18.1, 55, 1.5, 80, 0)]
    [TestCase(18, 56, 1.5, 80, 1)]
    [TestCase(18, 55, 1.6, 80, 2)]
    [TestCase(18, 55, 1.5, 81, 4)]
    public void A_figure_over_its_bound_is_missed_and_no_other(double zip, double cold, double warm, double memory, int missed) =>
        Verdicts(zip, cold, warm, memory).Index().Where(line => line.Item.EndsWith("MISSED", StringComparison.Ordinal)).Select(line => line.Index).ShouldBe([missed]);

    [Test]
    public void Cold_starts_that_could_not_be_slowed_are_said_to_be_missing() =>
        Verdicts(18, 55, 1.5, 80, share: null).Last().ShouldStartWith("cold starts under a share of a processor: not possible here");

    [Test]
    public void A_function_that_reports_no_time_of_its_own_is_told() =>
        FunctionTable.Verdicts([
            Figures("ready-to-run, as deployed", 1, 50, 1.6, 50, null) with { InsideMs = null },
            Figures("JIT, framework-dependent", 5, 100, 2, 100, null),
            Figures("floor", null, null, 1, null, null),
        ]).ShouldContain("warm p50 of the function's own work: MISSING, it reported none");

    [Test]
    public void Durations_are_read_from_the_lines_that_report_them()
    {
        var report = new ReportedDurations();
        report.Median(10).ShouldBeNull();
        foreach (var line in new[] { "no json", """{"message":"other"}""", """{"RequestDuration":9}""", """{"RequestDuration":0.5}""", """{"RequestDuration":0.25}""", """{"RequestDuration":0.75}""" })
        {
            report.Read(line);
        }

        report.Median(3).ShouldBe(0.5);
    }

    // JIT starts in 100 ms and the floor takes 1 ms: the ratios are the deployed function's own figures.
    private static List<string> Verdicts(double zip, double cold, double warm, double memory) => Verdicts(zip, cold, warm, memory, new Spread(1, 2, 3));

    private static List<string> Verdicts(double zip, double cold, double warm, double memory, Spread? share) =>
    [
        .. FunctionTable.Verdicts(
        [
            Figures("ready-to-run, as deployed", zip, cold, warm + 0.5, memory, share) with { InsideMs = warm },
            Figures("JIT, framework-dependent", 5, 100, 2, 100, share),
            Figures("floor", null, null, 1, null, share: null),
        ]),
    ];

    private static FunctionFigures Figures(string name, double? zip, double? cold, double warm, double? memory, Spread? share) => new(
        name,
        zip,
        cold is { } start ? new Spread(start / 2, start, start * 2) : null,
        new Dictionary<int, Spread?> { [256] = share },
        new Spread(warm / 2, warm, warm * 2),
        warm * 3,
        name == "floor" ? warm : null,
        100,
        memory);
}
