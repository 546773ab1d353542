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

    public TerraformTarget Target => TargetName == "aws" ? TerraformTarget.Aws : TerraformTarget.Emulator;

    public override ValidationResult Validate() => TargetName is "emulator" or "aws"
        ? base.Validate()
        : ValidationResult.Error($"--target is 'emulator' or 'aws', got '{TargetName}'");
}
