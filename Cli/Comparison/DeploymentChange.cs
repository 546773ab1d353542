using DrTerraform.Cli.Synthesis;

namespace DrTerraform.Cli.Comparison;

/// <summary>What one settings file means in resources beside another.</summary>
/// <param name="Before">Name of the first.</param>
/// <param name="After">Name of the second.</param>
/// <param name="Stacks">All stacks that either has, in the order in which they are applied.</param>
internal sealed record DeploymentChange(string Before, string After, IReadOnlyList<StackChange> Stacks)
{
    /// <summary>Compares what was synthesized from each.</summary>
    public static DeploymentChange Of(string before, SynthesizedStacks ones, string after, SynthesizedStacks others)
    {
        var names = ones.Names.Union(others.Names).OrderBy(SynthesizedStacks.Rank).ThenBy(name => name, StringComparer.Ordinal);
        return new DeploymentChange(before, after, [.. names.Select(name => StackChange.Of(
            name,
            ones.Names.Contains(name) ? ones.Json(name) : null,
            others.Names.Contains(name) ? others.Json(name) : null))]);
    }
}
