using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DrTerraform.Functions.Shared.Http;

/// <summary>
/// The event by which API Gateway hands a request to a function: of a REST API (payload format 1.0) or of an HTTP API (2.0). The event
/// itself says which one it is, so that a function can stand behind either.
/// </summary>
internal sealed record ProxyEvent
{
    private const string DefaultStage = "$default";

    // The body is JSON inside a JSON text; escaping its quotes for HTML as well would double its size for nobody.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Payload format 1.0: the method.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>Payload format 1.0: the path without the stage.</summary>
    public string? Path { get; init; }

    /// <summary>Payload format 2.0: the path, which begins with the stage's name unless that is <c>$default</c>.</summary>
    public string? RawPath { get; init; }

    public Dictionary<string, string?>? Headers { get; init; }

    /// <summary>Payload format 1.0; in 2.0 the values of a header stand joined in <see cref="Headers"/>.</summary>
    public Dictionary<string, List<string>?>? MultiValueHeaders { get; init; }

    public ProxyEventContext? RequestContext { get; init; }

    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }

    /// <summary>Reads the event into a request.</summary>
    /// <exception cref="FormatException">The event is no such event.</exception>
    public static ApiRequest Read(ReadOnlySpan<byte> json)
    {
        ProxyEvent? received;
        try
        {
            received = JsonSerializer.Deserialize(json, HttpContext.Default.ProxyEvent);
        }
        catch (JsonException)
        {
            received = null;
        }

        if (received is null
            || (received.HttpMethod ?? received.RequestContext?.Http?.Method) is not { Length: > 0 } method
            || (received.Path ?? received.PathBelowStage()) is not { Length: > 0 } path)
        {
            throw new FormatException(
                "the event is no request by API Gateway: it must be a JSON object with 'httpMethod' and 'path' (payload format 1.0) or 'rawPath' and 'requestContext.http.method' (payload format 2.0)");
        }

        return new ApiRequest
        {
            Method = method.ToUpperInvariant(),
            Path = path,
            Headers = received.AllHeaders(),
            Body = received.BodyBytes(),
            CallerArn = received.RequestContext?.CallerArn,
        };
    }

    /// <summary>Writes an answer in the form that both kinds of API take.</summary>
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

    private string? PathBelowStage() =>
        RequestContext?.Stage is { Length: > 0 } stage and not DefaultStage && RawPath?.StartsWith($"/{stage}/", StringComparison.Ordinal) == true
            ? RawPath[(stage.Length + 1)..]
            : RawPath;

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
