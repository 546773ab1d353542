using Spectre.Console;

namespace DrTerraform.Cli.Terraform;

/// <summary>The targets as the operator writes them.</summary>
internal static class TerraformTargets
{
    public static string Name(this TerraformTarget target) => target switch
    {
        TerraformTarget.Aws => "aws",
        _ => "emulator",
    };

    public static TerraformTarget Named(string name) => name == "aws" ? TerraformTarget.Aws : TerraformTarget.Emulator;

    public static ValidationResult Validate(string name) => name is "emulator" or "aws"
        ? ValidationResult.Success()
        : ValidationResult.Error($"--target is 'emulator' or 'aws', got '{name}'");
}
