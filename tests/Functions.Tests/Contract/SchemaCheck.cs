using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DrTerraform.Functions.Tests.Contract;

/// <summary>Checks a value against a JSON schema (2020-12) of the API's description. It knows the words which that uses and refuses any other, so that none is passed over.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>What is wrong with the value; empty when it fits.</summary>
    /// <param name="schema">The schema; its references are resolved in the document.</param>
    /// <param name="value">The value.</param>
    /// <param name="at">Where the value stands, for the message.</param>
    /// <exception cref="NotSupportedException">The schema has a word that this does not know.</exception>
    public IReadOnlyList<string> Problems(JsonElement schema, JsonElement value, string at = "$") =>
        [.. schema.EnumerateObject().SelectMany(word => ProblemsOf(word, schema, value, at))];

    /// <summary>The element itself, or the one that it refers to.</summary>
    public JsonElement Resolved(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference)
            ? Resolved(reference.GetString()![2..].Split('/').Aggregate(document, (found, part) => found.GetProperty(part)))
            : element;

    private IEnumerable<string> ProblemsOf(JsonProperty word, JsonElement schema, JsonElement value, string at) => word.Name switch
    {
        "description" or "title" => [],
        "$ref" => Problems(Resolved(schema), value, at),
        "oneOf" => Unless(word.Value.EnumerateArray().Count(choice => Problems(choice, value, at).Count == 0) == 1, $"{at} fits not exactly one of the alternatives"),
        "type" => Unless(IsOf(word.Value.GetString()!, value), $"{at} is no {word.Value}"),
        "const" => Unless(JsonElement.DeepEquals(word.Value, value), $"{at} is not {word.Value}"),
        "enum" => Unless(word.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), $"{at} is '{value}', none of {word.Value}"),
        "required" => word.Value.EnumerateArray().Where(name => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} lacks {name}"),
        "properties" => Members(value).Where(member => word.Value.TryGetProperty(member.Name, out _))
            .SelectMany(member => Problems(word.Value.GetProperty(member.Name), member.Value, $"{at}.{member.Name}")),
        "additionalProperties" => Members(value).Where(member => !(schema.TryGetProperty("properties", out var named) && named.TryGetProperty(member.Name, out _)))
            .SelectMany(member => word.Value.ValueKind == JsonValueKind.False ? [$"{at} has {member.Name} besides"] : Problems(word.Value, member.Value, $"{at}.{member.Name}")),
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany(item => Problems(word.Value, item, $"{at}[]")),
        "minProperties" => Unless(value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() >= word.Value.GetInt32(), $"{at} has too few members"),
        "minLength" => Unless(TextOf(value) is not { } text || text.Length >= word.Value.GetInt32(), $"{at} is too short"),
        "maxLength" => Unless(TextOf(value) is not { } text || text.Length <= word.Value.GetInt32(), $"{at} is too long"),
        "pattern" => Unless(TextOf(value) is not { } text || Regex.IsMatch(text, word.Value.GetString()!, RegexOptions.CultureInvariant), $"{at} does not match {word.Value}"),
        "minimum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= word.Value.GetDecimal(), $"{at} is less than {word.Value}"),
        "maximum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= word.Value.GetDecimal(), $"{at} is more than {word.Value}"),
        "format" => Unless(HasFormat(word.Value.GetString()!, value), $"{at} is no {word.Value}"),
        _ => throw new NotSupportedException($"'{word.Name}' is a word of JSON schema that this check does not know: teach it, or write the schema without"),
    };

    private static IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [problem];

    private static JsonElement.ObjectEnumerator Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static bool HasFormat(string format, JsonElement value) => format switch
    {
        "uuid" => Guid.TryParseExact(TextOf(value), "D", out _),
        "date-time" => DateTimeOffset.TryParse(TextOf(value), CultureInfo.InvariantCulture, out _) && TextOf(value)!.Contains('T', StringComparison.Ordinal),
        "int64" => value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"'{format}' is a format that this check does not know"),
    };
}
