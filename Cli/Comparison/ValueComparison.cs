using System.Text.Json;

namespace DrTerraform.Cli.Comparison;

/// <summary>Compares two values of Terraform JSON down to the smallest parts that differ.</summary>
internal static class ValueComparison
{
    // What tells one entry of a list from the next, where all entries have it.
    private static readonly string[] Identities = ["Sid", "sid", "name", "Name", "key", "id", "alias", "path"];

    /// <summary>Everything that differs; a policy or another document that is kept in a text is compared as the document it is.</summary>
    public static IEnumerable<ValueChange> Changes(JsonElement before, JsonElement after, string path = "") => (Document(before), Document(after)) switch
    {
        ({ ValueKind: JsonValueKind.Object } one, { ValueKind: JsonValueKind.Object } other) => ObjectChanges(one, other, path),
        ({ ValueKind: JsonValueKind.Array } one, { ValueKind: JsonValueKind.Array } other) => ListChanges(one, other, path),
        (var one, var other) => JsonElement.DeepEquals(one, other) ? [] : [new ValueChange(path, before, after)],
    };

    /// <summary>Whether two lists hold the same entries, in whatever order.</summary>
    public static bool HoldTheSame(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array && Without(one, other).Count == 0 && Without(other, one).Count == 0;

    /// <summary>The value, or the JSON document that its text is.</summary>
    private static JsonElement Document(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not ['{' or '[', ..] text)
        {
            return value;
        }

        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static IEnumerable<ValueChange> ObjectChanges(JsonElement before, JsonElement after, string path)
    {
        // What CDKTF notes about a block is under this key, and is not the block's.
        var keys = before.EnumerateObject().Concat(after.EnumerateObject()).Select(property => property.Name).Where(name => name != "//").Distinct().Order(StringComparer.Ordinal);
        return keys.SelectMany(key => Paired(Property(before, key), Property(after, key), path.Length == 0 ? key : $"{path}.{key}"));
    }

    private static ValueChange[] ListChanges(JsonElement before, JsonElement after, string path)
    {
        var changes = Identities.FirstOrDefault(key => Identifies(before, key) && Identifies(after, key)) is { } identity
            ? IdentifiedChanges(ByIdentity(before, identity), ByIdentity(after, identity), path)
            : EntryChanges(Without(before, after), Without(after, before), path);
        return changes.Length == 0 && !JsonElement.DeepEquals(before, after) ? [new ValueChange(path, before, after)] : changes;
    }

    private static ValueChange[] IdentifiedChanges(Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after, string path) =>
        [.. before.Keys.Union(after.Keys).SelectMany(id => Paired(Entry(before, id), Entry(after, id), $"{path}[{id}]"))];

    /// <summary>Entries that nothing identifies: those that both lists have are out already, the others are taken in turn.</summary>
    private static ValueChange[] EntryChanges(List<JsonElement> removed, List<JsonElement> added, string path) =>
        [.. Enumerable.Range(0, Math.Max(removed.Count, added.Count)).SelectMany(index => Paired(Entry(removed, index), Entry(added, index), $"{path}[]"))];

    private static IEnumerable<ValueChange> Paired(JsonElement? before, JsonElement? after, string path) =>
        before is { } one && after is { } other ? Changes(one, other, path) : [new ValueChange(path, before, after)];

    private static JsonElement? Property(JsonElement value, string key) => value.TryGetProperty(key, out var property) ? property : null;

    private static JsonElement? Entry(Dictionary<string, JsonElement> entries, string id) => entries.TryGetValue(id, out var entry) ? entry : null;

    private static JsonElement? Entry(List<JsonElement> entries, int index) => index < entries.Count ? entries[index] : null;

    private static bool Identifies(JsonElement list, string key)
    {
        var ids = list.EnumerateArray().Select(entry => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(key, out var id) ? id : default).ToList();
        return ids.TrueForAll(id => id.ValueKind == JsonValueKind.String) && ids.Select(id => id.GetString()).Distinct().Count() == ids.Count;
    }

    private static Dictionary<string, JsonElement> ByIdentity(JsonElement list, string key) => list.EnumerateArray().ToDictionary(entry => entry.GetProperty(key).GetString()!);

    /// <summary>The entries of one list that the other has not, or not as often.</summary>
    private static List<JsonElement> Without(JsonElement list, JsonElement other)
    {
        var left = list.EnumerateArray().ToList();
        foreach (var entry in other.EnumerateArray())
        {
            var index = left.FindIndex(candidate => JsonElement.DeepEquals(candidate, entry));
            if (index >= 0)
            {
                left.RemoveAt(index);
            }
        }

        return left;
    }
}
