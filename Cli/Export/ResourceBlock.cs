using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>A resource, data source or ephemeral resource of a stack.</summary>
internal sealed record ResourceBlock(string Section, string Type, string Name, JsonElement Body)
{
    private static readonly string[] Sections = ["data", "ephemeral", "resource"];

    public string Address => $"{Section} {Type}.{Name}";

    /// <summary>The construct it comes from, else its name: sorted by this, what belongs together stands together.</summary>
    public string Place =>
        Body.TryGetProperty("//", out var comment) && comment.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("path", out var path) ? path.GetString()! : Name;

    /// <summary>All of a stack, those that are only read first.</summary>
    public static IEnumerable<ResourceBlock> AllOf(JsonElement stack) =>
        from section in Sections
        where stack.TryGetProperty(section, out _)
        from type in stack.GetProperty(section).EnumerateObject()
        from block in type.Value.EnumerateObject()
        select new ResourceBlock(section, type.Name, block.Name, block.Value);
}
