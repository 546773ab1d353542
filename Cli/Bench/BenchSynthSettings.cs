using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Bench;

/// <summary>Options of `dr bench synth`.</summary>
internal sealed class BenchSynthSettings : CommandSettings
{
    [CommandArgument(0, "[blueprint]")]
    [Description("One of the ready settings files under Blueprints/; without one, aurora-failover")]
    public string? Blueprint { get; init; }

    [CommandOption("--runs <N>")]
    [Description("How often each program is run, in turn (default 5)")]
    public int Runs { get; init; } = 5;

    public override ValidationResult Validate() => Runs is >= 1 and <= 1000
        ? ValidationResult.Success()
        : ValidationResult.Error($"--runs is a number from 1 to 1000, got {Runs}");
}
