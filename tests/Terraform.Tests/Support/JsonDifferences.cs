using System.Text.Json;

namespace DrTerraform.Terraform.Tests.Support;

/// <summary>Where two JSON documents differ, which says more than that they do.</summary>
public static class JsonDifferences
{
    /// <summary>A line for every place, e.g. <c>planned_values.outputs.id: 1 | 2</c>; none for equal documents.</summary>
    public static IEnumerable<string> Between(JsonElement? expected, JsonElement? actual, string place = "")
    {
        if (expected is { } one && actual is { } other && one.ValueKind == other.ValueKind)
        {
            switch (one.ValueKind)
            {
                case JsonValueKind.Object:
                    return one.EnumerateObject().Concat(other.EnumerateObject()).Select(member => member.Name).Distinct()
                        .SelectMany(name => Between(Member(one, name), Member(other, name), $"{place}.{name}"));
                case JsonValueKind.Array:
                    return Enumerable.Range(0, Math.Max(one.GetArrayLength(), other.GetArrayLength()))
                        .SelectMany(index => Between(Item(one, index), Item(other, index), $"{place}[{index}]"));
                default:
                    return one.GetRawText() == other.GetRawText() ? [] : [$"{place.TrimStart('.')}: {one} | {other}"];
            }
        }

        return [$"{place.TrimStart('.')}: {expected?.ToString() ?? "-"} | {actual?.ToString() ?? "-"}"];
    }

    private static JsonElement? Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Item(JsonElement parent, int index) => index < parent.GetArrayLength() ? parent[index] : null;
}
