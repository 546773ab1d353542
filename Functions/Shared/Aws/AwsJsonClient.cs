using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>Calls one AWS service that speaks JSON, in one region, with short timeouts and few retries.</summary>
/// <remarks>
/// The packages of AWS would add 120 ms to a cold start for DynamoDB alone, and the package for Secrets Manager is not at hand where
/// this project is built; the protocol is the same for both services and small.
/// </remarks>
public sealed class AwsJsonClient(
    HttpClient http,
    AwsService service,
    string region,
    AwsCredentials credentials,
    Uri? endpointOverride,
    TimeProvider time,
    TimeSpan? attemptTimeout = null)
{
    private readonly AwsChannel _channel = new(http, service.Name, endpointOverride ?? service.EndpointIn(region), region, credentials, time, attemptTimeout);

    /// <summary>The connection pool every client of a function shares.</summary>
    public static HttpClient CreateHttpClient() => AwsChannel.CreateHttpClient();

    /// <summary>Calls an operation and reads its answer.</summary>
    /// <param name="operation">The operation's name, e.g. <c>GetItem</c>.</param>
    /// <param name="input">What is sent.</param>
    /// <param name="inputType">How it is written.</param>
    /// <param name="outputType">How the answer is read.</param>
    /// <param name="repeatable">
    /// Whether the call may be sent again when it is unknown if the first one arrived. False for conditional writes: the second would
    /// be refused because the first succeeded.
    /// </param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">The service refused or did not answer.</exception>
    public Task<TOutput> CallAsync<TInput, TOutput>(
        string operation,
        TInput input,
        JsonTypeInfo<TInput> inputType,
        JsonTypeInfo<TOutput> outputType,
        bool repeatable,
        CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string>
        {
            ["Content-Type"] = service.ContentType,
            ["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}",
        };
        return _channel.SendAsync(
            operation, headers, JsonSerializer.SerializeToUtf8Bytes(input, inputType), answer => Read(operation, answer, outputType), (headers, answer) => (CodeOf(headers, answer), null), repeatable, cancellation);
    }

    internal static string? CodeOf(HttpResponseHeaders headers, ReadOnlySpan<byte> body)
    {
        var name = headers.TryGetValues("x-amzn-errortype", out var values) ? values.FirstOrDefault() : null;
        name ??= TypeIn(body);
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        // Services write the bare name, "namespace#Name" or "Name:address".
        var code = name[(name.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? code : code[..colon];
    }

    private static TOutput Read<TOutput>(string operation, byte[] answer, JsonTypeInfo<TOutput> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, type) ?? throw new JsonException("the answer is null");
        }
        catch (JsonException problem)
        {
            throw new AwsException(operation, problem);
        }
    }

    // An error that comes from a proxy or a load balancer is often no JSON at all.
    private static string? TypeIn(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, AwsJsonContext.Default.AwsErrorBody)?.Type;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
