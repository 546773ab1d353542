using System.Text.Json;

namespace DrTerraform.Cli.Synthesis;

/// <summary>What a synthesized stack holds, counted from its Terraform JSON.</summary>
internal sealed record StackSummary(string Name, int Resources, int DataSources, int Outputs)
{
    public static StackSummary Of(string name, JsonElement root) =>
        new(name, Blocks(root, "resource"), Blocks(root, "data"), root.TryGetProperty("output", out var outputs) ? outputs.EnumerateObject().Count() : 0);

    /// <summary>Blocks of a kind: they lie under their type, then under their name.</summary>
    private static int Blocks(JsonElement root, string kind) =>
        root.TryGetProperty(kind, out var types) ? types.EnumerateObject().Sum(type => type.Value.EnumerateObject().Count()) : 0;
}
