using DrTerraform.Cli.TestRuns;

namespace DrTerraform.Cli.Tests.TestRuns;

[TestFixture]
public sealed class TestCountsTests
{
    [TestCase(12, 0, 0, "12 passed, 0 failed")]
    [TestCase(12, 3, 1, "12 passed, 3 failed, 1 skipped")]
    public void The_line_has_the_form_that_CI_reads(int passed, int failed, int skipped, string line) => new TestCounts(passed, failed, skipped).ToString().ShouldBe(line);

    [TestCase(1, 0, true)]
    [TestCase(1, 1, false)]
    [TestCase(0, 0, false)]
    public void A_run_holds_when_something_ran_and_nothing_failed(int passed, int failed, bool holds) => new TestCounts(passed, failed, 0).Holds.ShouldBe(holds);
}
