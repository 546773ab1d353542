using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DrTerraform.Functions.Shared.Http;

namespace DrTerraform.Functions.PaymentWebhook;

/// <summary>Reads the body of a request, or says why it cannot be one.</summary>
internal static class StrictJson
{
    public const int LongestBodyBytes = 64 * 1024;

    /// <summary>Refuses a body that is too long before anything is done with it.</summary>
    /// <exception cref="ApiException">413.</exception>
    public static void CheckSize(ApiRequest request)
    {
        if (request.Body.Length > LongestBodyBytes)
        {
            throw new ApiException(413, "body_too_large", $"the body may have {LongestBodyBytes} bytes");
        }
    }

    /// <summary>Reads the body.</summary>
    /// <exception cref="ApiException">415 or 400.</exception>
    public static T Read<T>(ApiRequest request, JsonTypeInfo<T> type)
    {
        var mediaType = request.Header("Content-Type")?.Split(';', 2)[0].Trim();
        if (!string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(415, "unsupported_media_type", "the body must be application/json");
        }

        try
        {
            return JsonSerializer.Deserialize(request.Body.Span, type) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            // The reader's own message may quote the body.
            throw new ApiException(400, "invalid_json", "the body must be the JSON object of the documentation: every key once, no other key, right types", problem);
        }
    }
}
