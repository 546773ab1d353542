using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Local;

/// <summary>Prepares things in the emulator, and looks at them, by AWS's own protocols; the functions have no such rights.</summary>
/// <param name="endpoint">The emulator's address.</param>
public sealed class EmulatorCalls(Uri endpoint) : IDisposable
{
    /// <summary>The emulator looks at no signature.</summary>
    public static readonly AwsCredentials Anybody = new("test", "test", SessionToken: null);

    // A proxy would be asked for the loopback address as well.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Calls an operation of a service that speaks JSON.</summary>
    /// <param name="service">The service.</param>
    /// <param name="region">The region.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="input">What is sent.</param>
    /// <param name="mayFail">Whether a refusal is an answer as well, which is then null.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LocalException">The emulator refuses.</exception>
    public async Task<JsonNode?> JsonAsync(AwsService service, string region, string operation, JsonObject input, bool mayFail = false, CancellationToken cancellation = default)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = service.ContentType, ["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}" };
        var (refusal, answer) = await SendAsync(service.Name, region, headers, JsonSerializer.SerializeToUtf8Bytes(input), cancellation);
        return (refusal, mayFail) switch
        {
            (null, _) => answer.Length == 0 ? new JsonObject() : JsonNode.Parse(answer),
            (_, true) => null,
            _ => throw new LocalException($"the emulator refused {operation} with {refusal}: {answer}"),
        };
    }

    /// <summary>Creates an SNS topic and returns its ARN.</summary>
    public async Task<string> CreateTopicAsync(string region, string name)
    {
        var sns = new AwsQueryClient(_http, "sns", NotificationTopic.Version, region, Anybody, endpoint, TimeProvider.System);
        return (await sns.CallAsync("CreateTopic", new Dictionary<string, string> { ["Name"] = name }, repeatable: true, CancellationToken.None)).Text("TopicArn");
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<(int? Refusal, string Answer)> SendAsync(string service, string region, Dictionary<string, string> headers, byte[] body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in SigV4Signer.Sign(endpoint, headers, body, Anybody, region, service, TimeProvider.System.GetUtcNow()).Concat(headers))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request, cancellation);
        return (response.IsSuccessStatusCode ? null : (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }
}
