using System.Text.Json.Nodes;

namespace DrTerraform.Settings;

/// <summary>One of a few numbers.</summary>
/// <param name="numbers">The numbers.</param>
public sealed class AllowedNumbersAttribute(params int[] numbers) : LimitAttribute
{
    /// <inheritdoc/>
    public override string Allowed => $"{string.Join(", ", numbers[..^1])} or {numbers[^1]}";

    /// <inheritdoc/>
    public override bool Admits(object value) => value is int number && numbers.Contains(number);

    /// <inheritdoc/>
    public override void Describe(JsonObject schema) => schema["enum"] = new JsonArray([.. numbers.Select(number => (JsonNode)number)]);
}
