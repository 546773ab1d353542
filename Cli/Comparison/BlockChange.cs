namespace DrTerraform.Cli.Comparison;

/// <summary>A block that is on both sides and says something else.</summary>
/// <param name="Address">Terraform's address of it.</param>
/// <param name="Attributes">What differs, at least one.</param>
internal sealed record BlockChange(string Address, IReadOnlyList<ValueChange> Attributes);
