namespace DrTerraform.Cli.TestRuns;

/// <summary>What one project's tests gave: the counts, and the failures in words.</summary>
internal sealed record TestReport(TestCounts Counts, IReadOnlyList<string> Failures)
{
    public static readonly TestReport Empty = new(TestCounts.None, []);
}
