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
    /// <returns>The key that was set, or why none was; neither when the section is of a wrong type, which is told as its own problem.</returns>
    public (string? Path, Problem? Problem) Apply(JsonObject document)
    {
        var (section, type, path) = (document, SettingsContract.Root, "");
        for (var depth = 0; ; depth++)
        {
            if (type.Kind == JsonTypeInfoKind.Dictionary)
            {
                // The rest is one entry's name, which may hold a dot itself.
                var entry = string.Join(Comparison == StringComparison.Ordinal ? "." : KeySeparator, Keys.Skip(depth));
                entry = section.Select(existing => existing.Key).FirstOrDefault(existing => existing.Equals(entry, Comparison)) ?? entry;
                section[entry] = Text;
                return ($"{path}.{entry}", null);
            }

            var known = SettingsContract.Keys(type).ToList();
            var key = known.Find(candidate => candidate.Name.Equals(Keys[depth], Comparison));
            path = Join(path, key?.Name ?? Keys[depth]);
            if (key is null)
            {
                return (null, new Problem(path.Length == 0 ? Origin : path, $"is not a setting; {Spelling.Hint(Keys[depth], [.. known.Select(candidate => candidate.Name)])} (from {Origin})"));
            }

            type = SettingsContract.TypeOf(key);
            if (depth == Keys.Count - 1)
            {
                section[key.Name] = Parse(type, key);
                return (path, null);
            }

            if (type.Kind is not (JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary))
            {
                return (null, new Problem(Join(path, Keys[depth + 1]), $"is not a setting; {path} takes {SettingsContract.Describe(type)} (from {Origin})"));
            }

            if ((section[key.Name] ??= new JsonObject()) is not JsonObject inner)
            {
                return (null, null);
            }

            section = inner;
        }
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

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
