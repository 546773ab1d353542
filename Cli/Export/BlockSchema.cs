using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>What a provider says about the arguments of a block.</summary>
internal sealed record BlockSchema(JsonElement Block)
{
    /// <summary>
    /// The schema of what HCL writes as nested blocks under this name; null for an attribute. A list of objects of the older providers is
    /// an attribute that HCL takes as blocks, and then, unlike in brackets, without the object's other attributes.
    /// </summary>
    public BlockSchema? Nested(string name) =>
        Find("block_types", name) is { } type ? new BlockSchema(type.GetProperty("block"))
        : Find("attributes", name) is { } attribute && IsListOfObjects(attribute) ? new BlockSchema(default(JsonElement))
        : null;

    /// <summary>Whether this name can only be a nested block, of which an empty list of the JSON means none.</summary>
    public bool IsBlockOnly(string name) => Find("block_types", name) is not null;

    public bool IsKnown(string name) => Block.ValueKind == JsonValueKind.Undefined || Find("block_types", name) is not null || Find("attributes", name) is not null;

    private static bool IsListOfObjects(JsonElement attribute) =>
        attribute.TryGetProperty("type", out var type)
        && type is { ValueKind: JsonValueKind.Array }
        && type[0].GetString() is "list" or "set"
        && type[1] is { ValueKind: JsonValueKind.Array } element
        && element[0].GetString() == "object";

    private JsonElement? Find(string kind, string name) =>
        Block.ValueKind == JsonValueKind.Object && Block.TryGetProperty(kind, out var members) && members.TryGetProperty(name, out var found) ? found : null;
}
