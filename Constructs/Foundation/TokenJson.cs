using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DrTerraform.Constructs.Foundation;

/// <summary>
/// Renders JSON documents that hold Terraform tokens: the usual escaping would hide a token from CDKTF. Keys are in order, as Terraform's own
/// <c>jsonencode</c> has them, so that `dr export` can write a document as such a call without changing a letter of it.
/// </summary>
internal static class TokenJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static string Of(object document) => Ordered(JsonSerializer.SerializeToNode(document, Plain))!.ToJsonString(Plain);

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
