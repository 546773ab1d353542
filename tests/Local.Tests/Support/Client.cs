using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Signing;

namespace DrTerraform.Local.Tests.Support;

/// <summary>A client of the API: a payment provider that signs webhooks, or a service of the bank that signs by IAM.</summary>
internal sealed class Client(Uri address, string webhookKey) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    public static string Order(string idempotencyKey, long amountMinor = 1999) =>
        $$"""{"idempotency_key":"{{idempotencyKey}}","amount_minor":{{amountMinor}},"currency":"EUR","reference":"order 42","occurred_at":"2026-11-20T11:59:00Z"}""";

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PayAsync(string order)
    {
        var request = Request(HttpMethod.Post, "/payments", order);
        request.Headers.Add(WebhookSignature.HeaderName, WebhookSignature.HeaderFor(webhookKey, TimeProvider.System.GetUtcNow(), Encoding.UTF8.GetBytes(order)));
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var request = Request(method, path, body);
        var moment = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{moment[..8]}/us-east-1/execute-api/aws4_request";
        var signature = SigV4Signer.SignatureOf(
            method.Method,
            path,
            string.Empty,
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = address.Authority, ["x-amz-date"] = moment },
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body ?? string.Empty))),
            scope,
            moment,
            "local");
        request.Headers.Add("X-Amz-Date", moment);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=local/{scope}, SignedHeaders=host;x-amz-date, Signature={signature}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path, string? body)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }
}
