using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>Reading Terraform's JSON, most of which may be missing.</summary>
internal static class JsonMembers
{
    /// <summary>The members of the object at a path; none when there is no such object.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement parent, params string[] path)
    {
        foreach (var name in path)
        {
            if (!parent.TryGetProperty(name, out parent))
            {
                return [];
            }
        }

        return parent.EnumerateObject();
    }

    /// <summary>JSON gives one block as an object and several as a list of them.</summary>
    public static IEnumerable<JsonElement> Blocks(this JsonElement blocks) => blocks.ValueKind == JsonValueKind.Array ? blocks.EnumerateArray() : [blocks];
}
