using System.ComponentModel;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>Options of every command that looks at or moves the roles of what is deployed.</summary>
internal class OperationSettings : DeploymentChoice
{
    [CommandOption("--target <TARGET>")]
    [Description("emulator (default; what 'dr up' has applied there) or aws (your credentials)")]
    public string TargetName { get; init; } = "emulator";

    public TerraformTarget Target => TerraformTargets.Named(TargetName);

    public override ValidationResult Validate() => TerraformTargets.Validate(TargetName) is { Successful: false } wrong ? wrong : base.Validate();
}
