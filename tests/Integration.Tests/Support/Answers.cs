using System.Text.Json;
using System.Xml.Linq;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>Short ways through AWS's answers.</summary>
internal static class Answers
{
    /// <summary>All elements at a path of names, e.g. <c>DBClusters/DBCluster</c>.</summary>
    public static IReadOnlyList<XElement> All(this XElement element, string path) =>
        [.. path.Split('/').Aggregate((IEnumerable<XElement>)[element], (found, name) => found.Elements(name))];

    /// <summary>The text at a path of names; null when there is none.</summary>
    public static string? Text(this XElement element, string path) => element.All(path) is [var first, ..] ? first.Value : null;

    /// <summary>The text of a property; null when there is none.</summary>
    public static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    /// <summary>The members of an array; none when there is no such property.</summary>
    public static IReadOnlyList<JsonElement> All(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];

    /// <summary>A JSON value that is one text or a list of them, as IAM writes lists of one.</summary>
    public static IReadOnlyList<string> OneOrMany(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(value => value.GetString()!)] : [element.GetString()!];

    /// <summary>The statements of an IAM policy.</summary>
    public static IReadOnlyList<JsonElement> Statements(string policy)
    {
        var statement = JsonDocument.Parse(policy).RootElement.GetProperty("Statement");
        return statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray()] : [statement];
    }
}
