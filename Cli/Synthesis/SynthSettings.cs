using System.ComponentModel;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Synthesis;

/// <summary>Options of every command that synthesizes first.</summary>
internal class SynthSettings : DeploymentChoice
{
    [CommandOption("--out <DIR>")]
    [Description("Folder for the stacks; without it, cdktf.out in the project")]
    public string? OutFolder { get; init; }
}
