using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DrTerraform.Cli.Export;

/// <summary>
/// JSON documents inside strings: policies, event patterns, a dashboard. One that Terraform's <c>jsonencode</c> would write letter for
/// letter is exported as such a call, which people can read and edit; any other stays the string that it is, since its letters are what
/// the plan shows.
/// </summary>
internal static partial class JsonDocuments
{
    /// <summary>The document, with its code in the strings; null when the string is none that <c>jsonencode</c> writes.</summary>
    public static JsonElement? Parse(string template)
    {
        if (template is not (['{', _, .., '}'] or ['[', _, .., ']']) || Mark().IsMatch(template))
        {
            return null;
        }

        // Code may hold quotes, which would end a JSON string.
        var code = new List<string>();
        var marked = string.Concat(Template.Parts(template).Select(part => part.IsCode ? Marked(part.Text) : part.Text));
        if (!TryParse(marked, out var document) || Encoded(document) != marked)
        {
            return null;
        }

        return JsonElement.Parse(Mark().Replace(marked, mark => InString(code[int.Parse(mark.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)])));

        string Marked(string text)
        {
            code.Add(text);
            return $"\uE000{code.Count - 1}\uE001";
        }
    }

    private static string InString(string text) => JsonEncodedText.Encode(text).ToString();

    private static bool TryParse(string text, out JsonElement document)
    {
        try
        {
            document = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            document = default;
            return false;
        }
    }

    /// <summary>What jsonencode writes: no spaces, keys in order and once, some letters escaped. Something else in the place of what it cannot have written.</summary>
    private static string? Encoded(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().ToArray();
                var areSorted = members.Zip(members.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) < 0);
                return !areSorted || members.Any(member => Mark().IsMatch(member.Name))
                    ? null
                    : Joined('{', members.Select(member => $"{Quoted(member.Name)}:{Encoded(member.Value)}"), '}');
            case JsonValueKind.Array:
                return Joined('[', value.EnumerateArray().Select(Encoded), ']');
            case JsonValueKind.String:
                return Quoted(value.GetString()!);
            case JsonValueKind.Number:
                return PlainNumber().IsMatch(value.GetRawText()) ? value.GetRawText() : null;
            default:
                return value.GetRawText();
        }
    }

    private static string Joined(char open, IEnumerable<string?> items, char close) => $"{open}{string.Join(',', items)}{close}";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '<' or '>' or '&' or '\u2028' or '\u2029' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("\uE000(?<index>[0-9]+)\uE001|[\uE000\uE001]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(0|-?[1-9][0-9]*)(\.[0-9]*[1-9])?\z|^-?0\.[0-9]*[1-9]\z")]
    private static partial Regex PlainNumber();
}
