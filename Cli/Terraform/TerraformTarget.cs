namespace DrTerraform.Cli.Terraform;

/// <summary>Which AWS Terraform talks to.</summary>
internal enum TerraformTarget
{
    /// <summary>A server on this machine.</summary>
    Emulator,

    /// <summary>The real one, with the credentials the operator has.</summary>
    Aws,
}
