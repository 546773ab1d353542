using System.ComponentModel;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>Options of `dr bench functions`.</summary>
internal sealed class BenchFunctionsSettings : CommandSettings
{
    private const int MostRuns = 100;

    [CommandOption("--runs <N>")]
    [Description("Cold starts of each program, in turn (default 9)")]
    public string RunsGiven { get; init; } = "9";

    [CommandOption("--json <FILE>")]
    [Description("Also write the figures to a file")]
    public string? JsonFile { get; init; }

    public int Runs => int.TryParse(RunsGiven, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) ? runs : 0;

    public override ValidationResult Validate() => Runs is >= 1 and <= MostRuns
        ? ValidationResult.Success()
        : ValidationResult.Error($"--runs is a number from 1 to {MostRuns}, got '{RunsGiven}'");
}
