using DrTerraform.Cli.TestRuns;

namespace DrTerraform.Cli.Tests.TestRuns;

[TestFixture]
public sealed class TapReportTests
{
    private const string Tap = """
        TAP version 13
        # a comment that says # pass 99
        not ok 1 - reads the lock file
        ok 2 - writes the index
        1..2
        # tests 5
        # pass 2
        # fail 1
        # cancelled 1
        # skipped 1
        # todo 0
        """;

    [Test]
    public void The_totals_at_the_end_count_and_a_cancelled_test_has_failed() => TapReport.Read(Tap).Counts.ShouldBe(new TestCounts(2, 2, 1));

    [Test]
    public void Failures_are_told_by_their_line() => TapReport.Read(Tap).Failures.ShouldBe(["not ok 1 - reads the lock file"]);

    [Test]
    public void Without_totals_nothing_is_counted() => TapReport.Read("node: bad option").Counts.ShouldBe(TestCounts.None);
}
