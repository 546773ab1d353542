using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>Sends signed requests to one AWS service in one region, with short timeouts and few retries; what they say is the clients' business.</summary>
/// <param name="http">The connections, from <see cref="CreateHttpClient"/>.</param>
/// <param name="service">The service's name in signatures.</param>
/// <param name="endpoint">The service's address.</param>
/// <param name="region">The region in signatures.</param>
/// <param name="credentials">Who calls.</param>
/// <param name="time">The clock.</param>
/// <param name="attemptTimeout">How long one attempt may take; null: a second.</param>
internal sealed class AwsChannel(
    HttpClient http, string service, Uri endpoint, string region, AwsCredentials credentials, TimeProvider time, TimeSpan? attemptTimeout = null)
{
    private const int Attempts = 3;

    private static readonly TimeSpan DefaultAttemptTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(40);

    /// <summary>Finds the service's name of an error in its answer, and its words about it; <c>null</c> where the answer has none.</summary>
    public delegate (string? Code, string? Detail) Refusal(HttpResponseHeaders headers, ReadOnlySpan<byte> body);

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

    /// <summary>Sends a request until it is answered or no repetition is left. An answer that cannot be read is as good as none.</summary>
    /// <param name="operation">The operation, for messages.</param>
    /// <param name="headers">Headers that are sent and signed, the content type among them.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="refusalOf">Reads an error.</param>
    /// <param name="repeatable">Whether it may be sent again when it is unknown if the first one arrived.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">The service refused or did not answer.</exception>
    public async Task<T> SendAsync<T>(
        string operation, IReadOnlyDictionary<string, string> headers, byte[] body, Func<byte[], T> read, Refusal refusalOf, bool repeatable, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return read(await SendOnceAsync(operation, headers, body, refusalOf, cancellation));
            }
            catch (AwsException problem) when (attempt < Attempts && MayRepeat(problem, repeatable))
            {
                await Task.Delay(FirstPause * (1 << (attempt - 1)) * (0.5 + Random.Shared.NextDouble()), time, cancellation);
            }
        }
    }

    internal static bool MayRepeat(AwsException problem, bool repeatable) => problem switch
    {
        { Code: "ThrottlingException" or "Throttling" or "ProvisionedThroughputExceededException" or "RequestLimitExceeded" or "ThrottledException" } => true,
        { Status: (int)HttpStatusCode.TooManyRequests } => true,
        { Status: 0 or >= 500 } => repeatable,
        _ => false,
    };

    private async Task<byte[]> SendOnceAsync(
        string operation, IReadOnlyDictionary<string, string> headers, byte[] body, Refusal refusalOf, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in SigV4Signer.Sign(endpoint, headers, body, credentials, region, service, time.GetUtcNow()).Concat(headers))
        {
            // Only the content type belongs to the content; .NET keeps the two apart.
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var timeout = new CancellationTokenSource(attemptTimeout ?? DefaultAttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            if (response.IsSuccessStatusCode)
            {
                return answer;
            }

            var (code, detail) = refusalOf(response.Headers, answer);
            throw new AwsException(operation, code ?? "UnknownError", (int)response.StatusCode) { Detail = detail };
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
