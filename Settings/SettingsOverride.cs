using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Settings;

/// <summary>One setting given outside the file: by an environment variable or on the command line.</summary>
/// <param name="Keys">The way to the setting.</param>
/// <param name="Text">The value, still a text.</param>
/// <param name="Origin">Where it comes from, as the operator wrote it.</param>
/// <param name="Comparison">How keys are compared: environment variables are often written in capitals only.</param>
internal sealed record SettingsOverride(IReadOnlyList<string> Keys, string Text, string Origin, StringComparison Comparison)
{
    private const string Prefix = "DR__";
    private const string KeySeparator = "__";

    /// <summary>The overrides among environment variables; a section comes before what is set inside it.</summary>
    public static IEnumerable<SettingsOverride> FromEnvironment(IReadOnlyDictionary<string, string> environment) => environment
        .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        .Select(variable => new SettingsOverride(variable.Key[Prefix.Length..].Split(KeySeparator), variable.Value, variable.Key, StringComparison.OrdinalIgnoreCase))
        .OrderBy(setting => setting.Keys.Count)
        .ThenBy(setting => setting.Origin, StringComparer.Ordinal);

    /// <summary>The override of <c>--set key=value</c>, or null when the text is none.</summary>
    public static SettingsOverride? FromCommandLine(string assignment) => assignment.Split('=', 2) is [{ Length: > 0 } path, var text]
        ? new SettingsOverride(path.Split('.'), text, $"--set {assignment}", StringComparison.Ordinal)
        : null;

    /// <summary>Writes the value into the document.</summary>
    /// <returns>The path of the key that was set, or why none was; neither when a section of the file is none, which the reader tells.</returns>
    public (string? Path, Problem? Problem) Apply(JsonObject document)
    {
        var (path, value, problem) = Resolve(document);
        if (problem is not null)
        {
            return (null, problem);
        }

        var section = document;
        foreach (var key in path[..^1])
        {
            if ((section[key] ??= new JsonObject()) is not JsonObject inner)
            {
                return (null, null);
            }

            section = inner;
        }

        section[path[^1]] = value;
        return (string.Join('.', path), null);
    }

    // The keys as the records spell them, and the value as the last one's type has it.
    private (List<string> Path, JsonNode? Value, Problem? Problem) Resolve(JsonObject document)
    {
        var (path, type, value) = (new List<string>(), SettingsContract.Root, (JsonNode?)null);
        foreach (var (depth, given) in Keys.Index())
        {
            if (type.Kind == JsonTypeInfoKind.Dictionary)
            {
                path.Add(EntryOf(document, path, depth));
                return (path, Text, null);
            }

            if (type.Kind != JsonTypeInfoKind.Object)
            {
                return (path, null, Refuse([.. path, given], $"{string.Join('.', path)} takes {SettingsContract.Describe(type)}"));
            }

            var known = SettingsContract.Keys(type).ToList();
            if (known.Find(candidate => candidate.Name.Equals(given, Comparison)) is not { } key)
            {
                return (path, null, Refuse([.. path, given], Spelling.Hint(given, [.. known.Select(candidate => candidate.Name)])));
            }

            path.Add(key.Name);
            type = SettingsContract.TypeOf(key);
            value = Parse(type, key);
        }

        return (path, value, null);
    }

    private Problem Refuse(IEnumerable<string> path, string hint) =>
        new(string.Join('.', path) is { Length: > 0 } key ? key : Origin, $"is not a setting; {hint} (from {Origin})");

    // All the rest is the name of one entry, which may hold a dot itself. In capitals it means the entry that is there.
    private string EntryOf(JsonObject document, List<string> path, int depth)
    {
        var name = string.Join(Comparison == StringComparison.Ordinal ? "." : KeySeparator, Keys.Skip(depth));
        var entries = path.Aggregate<string, JsonNode?>(document, (node, key) => (node as JsonObject)?[key]) as JsonObject;
        return entries?.Select(entry => entry.Key).FirstOrDefault(entry => entry.Equals(name, Comparison)) ?? name;
    }

    // What is no JSON stays a text, and the reader says what the key takes instead.
    private JsonNode? Parse(JsonTypeInfo type, JsonPropertyInfo key)
    {
        if (Text == "null" && key.IsSetNullable)
        {
            return null;
        }

        if (type.Type == typeof(string) || type.Type.IsEnum)
        {
            return JsonValue.Create(Text);
        }

        try
        {
            return JsonNode.Parse(Text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Text);
        }
    }
}
