using System.ComponentModel;
using DrTerraform.Cli.Terraform;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Deployment;

/// <summary>Options of the commands that change what exists.</summary>
internal sealed class DeploymentSettings : PlanSettings
{
    [CommandOption("--yes")]
    [Description("Do not ask before anything is changed in AWS; also releases a lock that a killed run of this machine has left")]
    public bool Yes { get; init; }
}
