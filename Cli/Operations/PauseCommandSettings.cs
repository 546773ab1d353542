using System.ComponentModel;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>Options of `dr pause`.</summary>
internal sealed class PauseCommandSettings : OperationSettings
{
    [CommandOption("--reason <TEXT>")]
    [Description("Why, for whoever finds the pause")]
    public string? Reason { get; init; }
}
