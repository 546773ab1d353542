using System.Text.Encodings.Web;
using System.Text.Json;

namespace DrTerraform.Constructs.Foundation;

/// <summary>Renders JSON documents that hold Terraform tokens: the usual escaping would hide a token from CDKTF.</summary>
internal static class TokenJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static string Of(object document) => JsonSerializer.Serialize(document, Plain);
}
