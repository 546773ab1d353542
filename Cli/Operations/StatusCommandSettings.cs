using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>Options of `dr status`.</summary>
internal sealed class StatusCommandSettings : OperationSettings
{
    [CommandOption("--watch")]
    [Description("Look again every five seconds until Ctrl-C")]
    public bool Watch { get; init; }

    [CommandOption("--json")]
    [Description("Print JSON instead of a table")]
    public bool Json { get; init; }

    public override ValidationResult Validate() => Watch && Json
        ? ValidationResult.Error("--watch and --json do not go together: JSON is printed once")
        : base.Validate();
}
