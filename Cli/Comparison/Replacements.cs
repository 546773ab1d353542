using System.Text.Json;
using System.Text.RegularExpressions;

namespace DrTerraform.Cli.Comparison;

/// <summary>The words that differ everywhere in the same way. Told once, they need not be told again at each of hundreds of names.</summary>
internal sealed partial class Replacements
{
    // Fewer are read faster where they are.
    private const int FewestBlocks = 5;

    private readonly HashSet<(string Before, string After)> _common;

    private Replacements(IReadOnlyList<Replacement> all)
    {
        All = all;
        _common = [.. all.Select(replacement => (replacement.Before, replacement.After))];
    }

    /// <summary>All that are common, the commonest first.</summary>
    public IReadOnlyList<Replacement> All { get; }

    public static Replacements In(IEnumerable<StackChange> stacks) => new(
    [
        .. stacks.SelectMany(stack => stack.Changed)
            .SelectMany(block => block.Attributes.SelectMany(Words).Distinct())
            .GroupBy(words => words)
            .Select(words => new Replacement(words.Key.Before, words.Key.After, words.Count()))
            .Where(replacement => replacement.Blocks >= FewestBlocks)
            .OrderByDescending(replacement => replacement.Blocks).ThenBy(replacement => replacement.Before, StringComparer.Ordinal),
    ]);

    /// <summary>Whether a value differs in common words alone.</summary>
    public bool Explain(ValueChange change) => Words(change) is { Count: > 0 } words && (words.TrueForAll(_common.Contains) || words.TrueForAll(phrase => Replaced(phrase.Before) == phrase.After));

    // Longest first: a domain may hold a suffix.
    private string Replaced(string text) =>
        All.OrderByDescending(replacement => replacement.Before.Length).Aggregate(text, (changed, replacement) => changed.Replace(replacement.Before, replacement.After, StringComparison.Ordinal));

    /// <summary>The words that differ between two texts: one by one where the texts are built alike, else from the first to the last.</summary>
    private static List<(string Before, string After)> Words(ValueChange change)
    {
        if (change is not { Before: { ValueKind: JsonValueKind.String } before, After: { ValueKind: JsonValueKind.String } after })
        {
            return [];
        }

        var (ones, others) = (Parts(before), Parts(after));
        var start = ones.Zip(others).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = ones[start..].Reverse<string>().Zip(others[start..].Reverse<string>()).TakeWhile(pair => pair.First == pair.Second).Count();
        (ones, others) = (ones[start..^end], others[start..^end]);
        return ones.Count == others.Count && ones.Zip(others).All(pair => pair.First == pair.Second || (IsWord(pair.First) && IsWord(pair.Second)))
            ? [.. ones.Zip(others).Where(pair => pair.First != pair.Second)]
            : [(string.Concat(ones), string.Concat(others))];
    }

    // A region is one word, though it has hyphens in it.
    private static List<string> Parts(JsonElement text) => [.. Part().Matches(text.GetString()!).Select(match => match.Value)];

    private static bool IsWord(string part) => char.IsAsciiLetterOrDigit(part[0]);

    [GeneratedRegex(@"[a-z]{2}-[a-z]+-\d+|[A-Za-z0-9]+|[^A-Za-z0-9]")]
    private static partial Regex Part();
}
