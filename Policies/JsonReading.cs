using System.Globalization;
using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>
/// Reads Terraform JSON the way a rule thinks of it: by path (<c>lifecycle.create_before_destroy</c>), with a nested block being an
/// object or a list of objects, whichever the writer chose.
/// </summary>
internal static class JsonReading
{
    public static JsonElement? At(this JsonElement element, string path)
    {
        var current = element;
        foreach (var part in path.Split('.'))
        {
            if (current.ValueKind == JsonValueKind.Array)
            {
                if (current.GetArrayLength() == 0)
                {
                    return null;
                }

                current = current[0];
            }

            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(part, out current))
            {
                return null;
            }
        }

        return current.ValueKind == JsonValueKind.Null ? null : current;
    }

    public static bool Has(this JsonElement element, string path) => element.At(path) is not null;

    public static string? Text(this JsonElement element, string path) => element.At(path) is { } value ? AsText(value) : null;

    public static bool Flag(this JsonElement element, string path) =>
        string.Equals(element.Text(path), "true", StringComparison.OrdinalIgnoreCase);

    public static double? Number(this JsonElement element, string path) =>
        double.TryParse(element.Text(path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A list of texts, or the one text that stands in its place.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string path) => element.At(path) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(AsText).OfType<string>()],
        { } single => AsText(single) is { } text ? [text] : [],
    };

    public static IReadOnlyList<JsonElement> Blocks(this JsonElement element, string path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(block => block.ValueKind == JsonValueKind.Object)],
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => [],
    };

    public static IEnumerable<JsonProperty> Members(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.Object } members
            ? members.EnumerateObject().Where(member => member.Name != "//")
            : [];

    /// <summary>Every text below the element with the path that leads to it; list positions are no part of a path.</summary>
    public static IEnumerable<(string Path, string Value)> Strings(this JsonElement element, string path = "")
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return [(path, element.GetString()!)];
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(item => item.Strings(path));
            case JsonValueKind.Object:
                return element.EnumerateObject()
                    .Where(member => member.Name != "//")
                    .SelectMany(member => member.Value.Strings(path.Length == 0 ? member.Name : $"{path}.{member.Name}"));
            default:
                return [];
        }
    }

    /// <summary>The text as JSON, or null when it is none.</summary>
    public static JsonElement? Json(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
