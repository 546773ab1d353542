using System.Xml.Linq;
using DrTerraform.Cli.TestRuns;

namespace DrTerraform.Cli.Tests.TestRuns;

[TestFixture]
public sealed class TrxReportTests
{
    private static readonly TestReport Report = TrxReport.Read(XDocument.Parse("""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A_holds" outcome="Passed" />
            <UnitTestResult testName="B_holds" outcome="Passed"><Output><StdOut>a story
        measured: 7 states</StdOut></Output></UnitTestResult>
            <UnitTestResult testName="C_breaks" outcome="Failed"><Output><ErrorInfo><Message>1 should be 2</Message></ErrorInfo><StdOut>measured: half of them</StdOut></Output></UnitTestResult>
            <UnitTestResult testName="D_hangs" outcome="Timeout" />
            <UnitTestResult testName="E_waits" outcome="NotExecuted" />
          </Results>
          <ResultSummary outcome="Failed"><Counters total="5" executed="4" passed="2" failed="1" notExecuted="0" /></ResultSummary>
        </TestRun>
        """));

    [Test]
    public void Results_are_counted_one_by_one_and_whatever_did_not_pass_has_failed() => Report.Counts.ShouldBe(new TestCounts(2, 2, 1));

    [Test]
    public void What_a_test_that_passed_has_measured_is_kept() => Report.Figures.ShouldBe(["measured: 7 states"]);

    [Test]
    public void A_failure_is_told_by_name_and_message() => Report.Failures.ShouldBe(["C_breaks\n1 should be 2", "D_hangs"]);
}
