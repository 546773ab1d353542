namespace DrTerraform.Failover.Tests;

[TestFixture]
internal sealed class FailoverLimitsTests
{
    private static IEnumerable<TestCaseData> TooLittle
    {
        get
        {
            yield return new TestCaseData(new FailoverLimits { TickInterval = TimeSpan.Zero }, "tick interval must be between 1 and 60 s, got 0 s");
            yield return new TestCaseData(new FailoverLimits { LongestGap = TimeSpan.FromSeconds(19) }, "longest gap must be at least 20 s, got 19 s");
            yield return new TestCaseData(new FailoverLimits { SilentPeerPatience = TimeSpan.FromSeconds(19) }, "silent peer patience must be at least 20 s, got 19 s");
            yield return new TestCaseData(new FailoverLimits { AnsweringPeerPatience = TimeSpan.FromSeconds(29) }, "answering peer patience must be at least 30 s, got 29 s");
            yield return new TestCaseData(new FailoverLimits { GreatestLag = TimeSpan.Zero }, "greatest lag must be at least 1 s, got 0 s");
            yield return new TestCaseData(new FailoverLimits { OldestLag = TimeSpan.Zero }, "oldest lag must be at least 1 s, got 0 s");
            yield return new TestCaseData(new FailoverLimits { Cooldown = TimeSpan.FromSeconds(-1) }, "cooldown must be at least 0 s, got -1 s");
            yield return new TestCaseData(new FailoverLimits { AskAgainAfter = TimeSpan.FromSeconds(9) }, "ask again after must be at least 10 s, got 9 s");
        }
    }

    [Test]
    public void The_defaults_are_allowed() => new FailoverLimits().Problems().ShouldBeEmpty();

    [TestCaseSource(nameof(TooLittle))]
    public void A_figure_that_makes_no_sense_is_named(FailoverLimits limits, string problem) => limits.Problems().ShouldBe([problem]);
}
