using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>Calls one AWS service that speaks JSON, in this region only, with short timeouts and few retries.</summary>
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
    TimeProvider time)
{
    private const int Attempts = 3;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(40);

    private readonly Uri _endpoint = endpointOverride ?? service.EndpointIn(region);

    /// <summary>The connection pool every client of a function shares.</summary>
    public static HttpClient CreateHttpClient() => new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromMilliseconds(800),
        // Lambda freezes the process between requests; what was idle for longer has been closed by AWS meanwhile.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13,
        },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

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
    public async Task<TOutput> CallAsync<TInput, TOutput>(
        string operation,
        TInput input,
        JsonTypeInfo<TInput> inputType,
        JsonTypeInfo<TOutput> outputType,
        bool repeatable,
        CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(input, inputType);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Read(operation, await SendAsync(operation, body, cancellation), outputType);
            }
            catch (AwsException problem) when (attempt < Attempts && MayRepeat(problem, repeatable))
            {
                await Task.Delay(FirstPause * (1 << (attempt - 1)) * (0.5 + Random.Shared.NextDouble()), time, cancellation);
            }
        }
    }

    internal static bool MayRepeat(AwsException problem, bool repeatable) => problem switch
    {
        { Code: "ThrottlingException" or "ProvisionedThroughputExceededException" or "RequestLimitExceeded" or "ThrottledException" } => true,
        { Status: (int)HttpStatusCode.TooManyRequests } => true,
        { Status: 0 or >= 500 } => repeatable,
        _ => false,
    };

    internal static string CodeOf(HttpResponseHeaders headers, ReadOnlySpan<byte> body)
    {
        var name = headers.TryGetValues("x-amzn-errortype", out var values) ? values.FirstOrDefault() : null;
        name ??= TypeIn(body);
        if (string.IsNullOrEmpty(name))
        {
            return "UnknownError";
        }

        // Services write the bare name, "namespace#Name" or "Name:address".
        var code = name[(name.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? code : code[..colon];
    }

    // An answer that cannot be read is as good as none.
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

    private async Task<byte[]> SendAsync(string operation, byte[] body, CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string>
        {
            ["Content-Type"] = service.ContentType,
            ["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}",
        };

        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in SigV4Signer.Sign(_endpoint, headers, body, credentials, region, service.Name, time.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("X-Amz-Target", headers["X-Amz-Target"]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", service.ContentType);

        using var timeout = new CancellationTokenSource(AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode
                ? answer
                : throw new AwsException(operation, CodeOf(response.Headers, answer), (int)response.StatusCode);
        }
        catch (HttpRequestException problem)
        {
            throw new AwsException(operation, problem);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new AwsException(operation, problem);
        }
    }
}
