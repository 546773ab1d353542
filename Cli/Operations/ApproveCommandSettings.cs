using System.ComponentModel;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>Options of `dr approve`.</summary>
internal sealed class ApproveCommandSettings : OperationSettings
{
    [CommandOption("--accept-loss")]
    [Description("Do not ask: the estimated loss is accepted, whatever it is. Needed where nobody can be asked")]
    public bool AcceptLoss { get; init; }
}
