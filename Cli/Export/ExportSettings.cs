using System.ComponentModel;
using DrTerraform.Cli.Synthesis;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Export;

/// <summary>Options of `dr export`.</summary>
internal sealed class ExportSettings : DeploymentChoice
{
    [CommandOption("--out <DIR>")]
    [Description("Folder for the modules: a new or empty one, or one that holds an export nobody has changed")]
    public string OutFolder { get; init; } = "";

    public override ValidationResult Validate() => OutFolder.Length > 0
        ? base.Validate()
        : ValidationResult.Error("--out is missing: name the folder that the modules are written to");
}
