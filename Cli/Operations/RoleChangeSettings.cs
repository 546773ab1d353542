using System.ComponentModel;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>Options of the commands that give the active role to a region.</summary>
internal class RoleChangeSettings : OperationSettings
{
    [CommandOption("--to <REGION>")]
    [Description("The region that is to be active, e.g. us-west-2; without it, the one that is not")]
    public string? To { get; init; }

    [CommandOption("--reason <TEXT>")]
    [Description("Why, for the role record and for those who are notified")]
    public string? Reason { get; init; }
}
