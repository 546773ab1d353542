using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DrTerraform.Cli.Drafting;

/// <summary>Writes JSON for people: above each key stands what its schema says about it.</summary>
/// <param name="schema">JSON schema of what is written, with a description at each property.</param>
internal sealed class CommentedJson(JsonElement schema)
{
    private const int LongestLine = 120;
    private const int IndentColumns = 2;

    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();

    /// <summary>The whole text, with some lines of comment at its beginning.</summary>
    public string Render(JsonObject document, IReadOnlyList<string> head)
    {
        _text.Clear().Append("{\n");
        foreach (var line in head)
        {
            _text.Append($"  // {line}\n");
        }

        WriteKeys(document, schema, 1);
        return _text.Append("}\n").ToString();
    }

    private void WriteKeys(JsonObject section, JsonElement about, int depth)
    {
        var indent = new string(' ', depth * IndentColumns);
        foreach (var (index, (key, value)) in section.Index())
        {
            // Room between the sections of the file, not between the few keys of one.
            _text.Append(depth == 1 ? "\n" : "");
            var property = Property(about, key);
            WriteComment(property, $"{indent}//");
            _text.Append($"{indent}{JsonSerializer.Serialize(key, AsTyped)}: ");
            if (value is JsonObject { Count: > 0 } inner)
            {
                _text.Append("{\n");
                WriteKeys(inner, property, depth + 1);
                _text.Append($"{indent}}}");
            }
            else
            {
                _text.Append(value?.ToJsonString(AsTyped) ?? "null");
            }

            _text.Append(index < section.Count - 1 ? ",\n" : "\n");
        }
    }

    private void WriteComment(JsonElement about, string slashes)
    {
        if (Member(about, "description") is not { ValueKind: JsonValueKind.String } description)
        {
            return;
        }

        var line = slashes;
        foreach (var word in description.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + 1 + word.Length > LongestLine)
            {
                _text.Append($"{line}\n");
                line = slashes;
            }

            line += $" {word}";
        }

        _text.Append($"{line}\n");
    }

    private JsonElement Property(JsonElement about, string key)
    {
        // A type that occurs twice is described at its first place: "#/properties/primary/properties/database".
        var described = Member(about, "$ref") is { ValueKind: JsonValueKind.String } reference
            ? reference.GetString()!.Split('/')[1..].Aggregate(schema, Member)
            : about;
        return Member(Member(described, "properties"), key);
    }

    /// <summary>A member of an object; of anything else, and where there is none, undefined.</summary>
    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
