using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Functions.Shared.Http;

/// <summary>An HTTP answer; its body, where it has one, is JSON.</summary>
public sealed record ApiResponse(int Status)
{
    /// <summary>Headers beside the content type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The JSON text in UTF-8; empty when there is no body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>An answer with a JSON body.</summary>
    public static ApiResponse Json<T>(int status, T body, JsonTypeInfo<T> type) => new(status) { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>An error as <c>{"error":{"code","message"}}</c>.</summary>
    public static ApiResponse Error(int status, string code, string message) =>
        Json(status, new ErrorBody(new ErrorDetail(code, message)), HttpContext.Default.ErrorBody);
}
