using System.ComponentModel;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>Options of `dr switchover`.</summary>
internal sealed class SwitchoverCommandSettings : RoleChangeSettings
{
    [CommandOption("--yes")]
    [Description("Do not ask. Needed where nobody can be asked")]
    public bool Yes { get; init; }
}
