using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DrTerraform.Functions.Shared.Http;

/// <summary>The event by which a REST API of API Gateway hands a request to a function (payload format 1.0).</summary>
internal sealed record RestProxyEvent
{
    // The body is JSON inside a JSON text; escaping its quotes for HTML as well would double its size for nobody.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? HttpMethod { get; init; }

    public string? Path { get; init; }

    public Dictionary<string, string?>? Headers { get; init; }

    public Dictionary<string, List<string>?>? MultiValueHeaders { get; init; }

    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }

    /// <summary>Reads the event into a request.</summary>
    /// <exception cref="FormatException">The event is no such event.</exception>
    public static ApiRequest Read(ReadOnlySpan<byte> json)
    {
        RestProxyEvent? received;
        try
        {
            received = JsonSerializer.Deserialize(json, HttpContext.Default.RestProxyEvent);
        }
        catch (JsonException)
        {
            received = null;
        }

        if (received is not { HttpMethod: { Length: > 0 } method, Path: { Length: > 0 } path })
        {
            throw new FormatException("the event is no request of a REST API: it must be a JSON object with 'httpMethod' and 'path' (payload format 1.0)");
        }

        return new ApiRequest
        {
            Method = method.ToUpperInvariant(),
            Path = path,
            Headers = received.AllHeaders(),
            Body = received.BodyBytes(),
        };
    }

    /// <summary>Writes an answer the way API Gateway expects it.</summary>
    public static ReadOnlyMemory<byte> Write(ApiResponse response)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", response.Status);
            json.WriteStartObject("headers");
            if (!response.Body.IsEmpty)
            {
                json.WriteString("Content-Type", "application/json");
            }

            json.WriteString("Cache-Control", "no-store");
            foreach (var (name, value) in response.Headers)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteString("body", response.Body.Span);
            json.WriteBoolean("isBase64Encoded", false);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private Dictionary<string, string> AllHeaders()
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Headers ?? [])
        {
            all[name] = value ?? string.Empty;
        }

        foreach (var (name, values) in MultiValueHeaders ?? [])
        {
            all[name] = string.Join(',', values ?? []);
        }

        return all;
    }

    private byte[] BodyBytes()
    {
        if (Body is null)
        {
            return [];
        }

        try
        {
            return IsBase64Encoded ? Convert.FromBase64String(Body) : Encoding.UTF8.GetBytes(Body);
        }
        catch (FormatException)
        {
            throw new FormatException("the event's body is marked as base64 and is none");
        }
    }
}
