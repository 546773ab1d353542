using System.Text.Json.Serialization;

namespace DrTerraform.Functions.Shared.Http;

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ProxyEvent))]
internal sealed partial class HttpContext : JsonSerializerContext;
