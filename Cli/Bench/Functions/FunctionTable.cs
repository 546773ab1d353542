using System.Globalization;
using Spectre.Console;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>Program × figures, and what they mean for the function that is deployed.</summary>
internal static class FunctionTable
{
    public static Table Of(IReadOnlyList<FunctionFigures> all)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("program");
        string[] columns = ["zip MB", "cold ms min/med/max", .. FunctionBench.MemorySizes.Select(memory => $"at {memory} MB"), "warm p50 ms", "p99 ms", "inside p50 ms", "per s", "peak MB"];
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var figures in all)
        {
            table.AddRow([
                Markup.Escape(figures.Name),
                Number(figures.ZipMegabytes, "0.0"),
                figures.ColdStartMs is { } cold ? $"{Number(cold.Minimum, "0")}/{Number(cold.Median, "0")}/{Number(cold.Maximum, "0")}" : "",
                .. FunctionBench.MemorySizes.Select(memory => Number(figures.ColdStartMsByMemory.GetValueOrDefault(memory)?.Median, "0")),
                Number(figures.WarmMs.Median, "0.00"),
                Number(figures.WarmP99Ms, "0.0"),
                Number(figures.InsideMs, "0.00"),
                Number(figures.PerSecond, "0"),
                Number(figures.PeakMegabytes, "0"),
            ]);
        }

        return table;
    }

    /// <summary>How the deployed function, the first of all, stands to the others; the bounds are the project's own.</summary>
    public static IEnumerable<string> Verdicts(IReadOnlyList<FunctionFigures> all)
    {
        var deployed = all[0];
        var jit = all.First(figures => figures.Name.StartsWith("JIT", StringComparison.Ordinal));
        var floor = all[^1];
        yield return Verdict("zip", deployed.ZipMegabytes!.Value, 18, "MB");
        yield return Verdict("cold start against JIT", deployed.ColdStartMs!.Median / jit.ColdStartMs!.Median, 0.55, "times");
        // What Lambda calls a function's duration. The floor has no Runtime API, so the time at its far side is told, not judged.
        yield return deployed.InsideMs is { } inside
            ? Verdict("warm p50 of the function's own work against the floor", inside / floor.WarmMs.Median, 1.5, "times")
            : "warm p50 of the function's own work: MISSING, it reported none";
        yield return $"with the Runtime API's two exchanges around it: {Number(deployed.WarmMs.Median / floor.WarmMs.Median, "0.00")} times the floor";

        yield return Verdict("memory", deployed.PeakMegabytes!.Value, 80, "MB");
        if (deployed.ColdStartMsByMemory.Values.Any(spread => spread is null))
        {
            yield return "cold starts under a share of a processor: not possible here, this machine lets us make no control group";
        }
    }

    private static string Verdict(string what, double value, double most, string unit) =>
        $"{what}: {Number(value, "0.00")} {unit}, at most {Number(most, "0.##")} wanted: {(value <= most ? "held" : "MISSED")}";

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
