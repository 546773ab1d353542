using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DrTerraform.Functions.Shared.Runtime;

/// <summary>The HTTP interface by which Lambda hands events to a custom runtime and takes the answers.</summary>
public sealed class RuntimeApi : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http;

    /// <summary>Connects to the address Lambda gives in <c>AWS_LAMBDA_RUNTIME_API</c> (host and port).</summary>
    public RuntimeApi(string hostAndPort)
    {
        // "next" waits until there is an event, for hours if need be: no timeout.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://{hostAndPort}/2018-06-01/runtime/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Waits for the next event.</summary>
    public async Task<Invocation> NextAsync(CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(new Uri("invocation/next", UriKind.Relative), cancellation);
        response.EnsureSuccessStatusCode();

        var deadline = long.Parse(HeaderOf(response, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture);
        return new Invocation(
            HeaderOf(response, "Lambda-Runtime-Aws-Request-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(deadline),
            await response.Content.ReadAsByteArrayAsync(cancellation))
        {
            TraceId = response.Headers.TryGetValues("Lambda-Runtime-Trace-Id", out var trace) ? trace.First() : null,
        };
    }

    /// <summary>Hands over an answer.</summary>
    public Task RespondAsync(string requestId, ReadOnlyMemory<byte> answer) => PostAsync($"invocation/{requestId}/response", answer, errorType: null);

    /// <summary>Reports that an event could not be handled.</summary>
    public Task FailAsync(string requestId, string errorType, string message) =>
        PostAsync($"invocation/{requestId}/error", ErrorBodyOf(errorType, message), errorType);

    /// <summary>Reports that the function cannot start.</summary>
    public Task FailToStartAsync(string errorType, string message) => PostAsync("init/error", ErrorBodyOf(errorType, message), errorType);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static byte[] ErrorBodyOf(string errorType, string message) =>
        JsonSerializer.SerializeToUtf8Bytes(new RuntimeError(errorType, message, []), RuntimeContext.Default.RuntimeError);

    private static string HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : throw new HttpRequestException($"the Runtime API sent an event without the header '{name}'");

    private async Task PostAsync(string path, ReadOnlyMemory<byte> body, string? errorType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        if (errorType is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
