namespace DrTerraform.Cli.Terraform;

/// <summary>The targets as the operator writes them.</summary>
internal static class TerraformTargets
{
    public static string Name(this TerraformTarget target) => target switch
    {
        TerraformTarget.Aws => "aws",
        _ => "emulator",
    };
}
