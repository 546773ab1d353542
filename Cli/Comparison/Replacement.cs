namespace DrTerraform.Cli.Comparison;

/// <summary>A word that has become another in many places, as a suffix or a region does in every name.</summary>
/// <param name="Before">The word before.</param>
/// <param name="After">The word in its place.</param>
/// <param name="Blocks">Number of blocks it has done so in.</param>
internal sealed record Replacement(string Before, string After, int Blocks);
