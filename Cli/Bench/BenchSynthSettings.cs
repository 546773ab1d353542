using System.ComponentModel;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Bench;

/// <summary>Options of `dr bench synth`.</summary>
internal sealed class BenchSynthSettings : CommandSettings
{
    private const int MostRuns = 1000;

    [CommandArgument(0, "[blueprint]")]
    [Description("One of the ready settings files under Blueprints/; without one, flagship")]
    public string? Blueprint { get; init; }

    [CommandOption("--runs <N>")]
    [Description("How often each program is run, in turn (default 5)")]
    public string RunsGiven { get; init; } = "5";

    public int Runs => int.TryParse(RunsGiven, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) ? runs : 0;

    public override ValidationResult Validate() => Runs is >= 1 and <= MostRuns
        ? ValidationResult.Success()
        : ValidationResult.Error($"--runs is a number from 1 to {MostRuns}, got '{RunsGiven}'");
}
