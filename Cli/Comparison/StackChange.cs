using System.Text.Json;

namespace DrTerraform.Cli.Comparison;

/// <summary>What becomes of one stack; of a stack that only one side has, all blocks are added or removed.</summary>
internal sealed record StackChange
{
    private static readonly JsonElement NoStack = JsonElement.Parse("{}");

    public required string Stack { get; init; }

    /// <summary>Addresses that are only there afterwards, in order.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Addresses that were only there before, in order.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    public required IReadOnlyList<BlockChange> Changed { get; init; }

    /// <summary>Number of blocks that say the same on both sides.</summary>
    public required int Same { get; init; }

    /// <summary>Compares one stack; null: that side has no such stack.</summary>
    public static StackChange Of(string stack, JsonElement? before, JsonElement? after)
    {
        var (ones, others) = (StackBlocks.Of(before ?? NoStack), StackBlocks.Of(after ?? NoStack));
        var both = ones.Keys.Intersect(others.Keys).Order(StringComparer.Ordinal).ToList();
        var changed = both.Select(address => new BlockChange(address, [.. ValueComparison.Changes(ones[address], others[address])])).Where(block => block.Attributes.Count > 0).ToList();
        return new StackChange
        {
            Stack = stack,
            Added = [.. others.Keys.Except(ones.Keys).Order(StringComparer.Ordinal)],
            Removed = [.. ones.Keys.Except(others.Keys).Order(StringComparer.Ordinal)],
            Changed = changed,
            Same = both.Count - changed.Count,
        };
    }
}
