using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>Calls AWS by its three protocols, with the credentials that every AWS tool finds.</summary>
/// <param name="endpoint">The emulator that stands for all services; null for AWS itself.</param>
internal sealed class AwsApi(Uri? endpoint)
{
    private const int Attempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private static readonly HttpClient Http = new();

    // An emulator takes any credentials; it is not shown anybody's real ones.
    private readonly Lazy<AWSCredentials> _credentials = new(() => endpoint is null ? DefaultAWSCredentialsIdentityResolver.GetCredentials() : new BasicAWSCredentials("emulator", "emulator"));

    /// <summary>Asks a service of the query protocol. Names of elements come back without namespace.</summary>
    public async Task<XElement> QueryAsync(AwsService service, string region, string action, IEnumerable<(string Name, string Value)> parameters)
    {
        var form = string.Join('&', parameters.Prepend(("Version", service.Dialect)).Prepend(("Action", action)).Select(Encode));
        return Xml(await SendAsync(service, region, HttpMethod.Post, "/", form, "application/x-www-form-urlencoded; charset=utf-8", []));
    }

    /// <summary>Asks a service of the JSON protocol.</summary>
    public async Task<JsonElement> JsonAsync(AwsService service, string region, string action, object body) =>
        Json(await SendAsync(service, region, HttpMethod.Post, "/", JsonSerializer.Serialize(body), $"application/x-amz-json-{service.JsonVersion}", [("X-Amz-Target", $"{service.Dialect}.{action}")]));

    /// <summary>Reads from a service that answers paths with JSON.</summary>
    public async Task<JsonElement> GetJsonAsync(AwsService service, string region, string path) =>
        Json(await SendAsync(service, region, HttpMethod.Get, path, "", null, [("Accept", "application/json")]));

    /// <summary>Reads from a service that answers paths with XML.</summary>
    public async Task<XElement> GetXmlAsync(AwsService service, string region, string path) => Xml(await GetTextAsync(service, region, path));

    /// <summary>Reads a text as it is.</summary>
    public Task<string> GetTextAsync(AwsService service, string region, string path) => SendAsync(service, region, HttpMethod.Get, path, "", null, []);

    private async Task<string> SendAsync(AwsService service, string region, HttpMethod method, string path, string content, string? contentType, IEnumerable<(string Name, string Value)> headers)
    {
        var address = new Uri(endpoint ?? service.PublicEndpoint(region), path);
        var body = Encoding.UTF8.GetBytes(content);
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, address);
            var credentials = await _credentials.Value.GetCredentialsAsync();
            foreach (var (name, value) in AwsSignature.Headers(service, service.SigningRegion(region), method, address, body, credentials, TimeProvider.System.GetUtcNow()))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            if (contentType is not null)
            {
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
            }

            using var response = await Http.SendAsync(request);
            var answer = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode)
            {
                return answer;
            }

            // AWS slows down whoever asks much: a status of its own, or an error that says so.
            var askedTooMuch = (int)response.StatusCode == 429 || answer.Contains("Throttl", StringComparison.Ordinal) || answer.Contains("TooManyRequests", StringComparison.Ordinal);
            if (!askedTooMuch || attempt == Attempts)
            {
                throw new AwsCallException($"{method} {address} ({service.Name}, {region}, {content})", (int)response.StatusCode, answer);
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt));
        }
    }

    private static string Encode((string Name, string Value) pair) => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}";

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static XElement Xml(string text)
    {
        var root = XElement.Parse(text);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return root;
    }
}
