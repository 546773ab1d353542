using System.ComponentModel;
using DrTerraform.Cli.Synthesis;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Terraform;

/// <summary>Options of every command that runs Terraform: those of synth, and which AWS it talks to.</summary>
internal class PlanSettings : SynthSettings
{
    [CommandOption("--target <TARGET>")]
    [Description("emulator (default; needs no AWS account) or aws (your credentials)")]
    public string TargetName { get; init; } = "emulator";

    public TerraformTarget Target => TerraformTargets.Named(TargetName);

    public override ValidationResult Validate() => TerraformTargets.Validate(TargetName) is { Successful: false } wrong ? wrong : base.Validate();
}
