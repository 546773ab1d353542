using System.Globalization;

namespace DrTerraform.Cli.TestRuns;

/// <summary>Reads what `node --test` says in TAP.</summary>
internal static class TapReport
{
    public static TestReport Read(string tap)
    {
        var lines = tap.Split('\n', StringSplitOptions.TrimEntries);
        return new TestReport(
            new TestCounts(Total(lines, "pass"), Total(lines, "fail") + Total(lines, "cancelled"), Total(lines, "skipped") + Total(lines, "todo")),
            [.. lines.Where(line => line.StartsWith("not ok", StringComparison.Ordinal))]);
    }

    /// <summary>The totals come last, as comments: `# pass 3`.</summary>
    private static int Total(string[] lines, string kind) =>
        lines.LastOrDefault(line => line.StartsWith($"# {kind} ", StringComparison.Ordinal)) is { } line
            ? int.Parse(line[(kind.Length + 3)..], CultureInfo.InvariantCulture)
            : 0;
}
