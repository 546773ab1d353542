namespace DrTerraform.Cli.TestRuns;

/// <summary>What one project's tests gave: the counts, and the failures in words.</summary>
internal sealed record TestReport(TestCounts Counts, IReadOnlyList<string> Failures)
{
    /// <summary>What tests that passed have measured, a line each.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    public static readonly TestReport Empty = new(TestCounts.None, []);
}
