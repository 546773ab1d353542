using System.Text.Json;

namespace DrTerraform.Cli.Comparison;

/// <summary>The blocks of a synthesized stack by their addresses.</summary>
internal static class StackBlocks
{
    /// <summary>
    /// Resources as <c>TYPE.NAME</c>, data sources and ephemeral values with their kind before it, outputs, providers by their alias,
    /// and what the stack asks of Terraform itself.
    /// </summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(JsonElement stack) =>
        new (string Address, JsonElement Body)[][]
        {
            [.. ByTypeAndName(stack, "resource", "")],
            [.. ByTypeAndName(stack, "data", "data.")],
            [.. ByTypeAndName(stack, "ephemeral", "ephemeral.")],
            [.. Properties(stack, "output").Select(output => ($"output.{output.Name}", output.Value))],
            [.. Properties(stack, "provider").SelectMany(provider => provider.Value.EnumerateArray().Select(body => (ProviderAddress(provider.Name, body), body)))],
            [.. Properties(stack, "terraform").Select(setting => ($"terraform.{setting.Name}", setting.Value))],
        }.SelectMany(blocks => blocks).ToDictionary(block => block.Address, block => block.Body, StringComparer.Ordinal);

    private static IEnumerable<(string, JsonElement)> ByTypeAndName(JsonElement stack, string kind, string prefix) =>
        Properties(stack, kind).SelectMany(type => type.Value.EnumerateObject().Select(block => ($"{prefix}{type.Name}.{block.Name}", block.Value)));

    private static JsonElement.ObjectEnumerator Properties(JsonElement stack, string kind) => stack.TryGetProperty(kind, out var blocks) ? blocks.EnumerateObject() : default;

    private static string ProviderAddress(string name, JsonElement body) =>
        body.TryGetProperty("alias", out var alias) ? $"provider.{name}.{alias.GetString()}" : $"provider.{name}";
}
