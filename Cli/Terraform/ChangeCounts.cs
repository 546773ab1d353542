namespace DrTerraform.Cli.Terraform;

/// <summary>What a plan would do.</summary>
internal sealed record ChangeCounts(int Add, int Change, int Destroy);
