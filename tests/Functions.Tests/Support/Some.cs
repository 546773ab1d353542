using System.Text;
using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Secrets;
using DrTerraform.Functions.Shared.Signing;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>Valid objects; a test changes only what matters to it.</summary>
internal static class Some
{
    public const string Region = "us-east-1";
    public const string OtherRegion = "us-west-2";
    public const string CallerArn = "arn:aws:iam::111122223333:role/service";
    public const string WebhookKeyText = "whsec_for_tests";
    public const string DatabasePassword = "hunter2";

    public const string Order =
        """{"idempotency_key":"evt-1","amount_minor":1999,"currency":"EUR","reference":"order 42","occurred_at":"2026-11-20T11:59:00Z"}""";

    public static Log Log(Stream? output = null) => new(LogsAreCleanAttribute.Watching(output ?? Stream.Null), LogLevel.Debug, Region, TimeProvider.System);

    public static ApiRequest Request(string method, string path, string body = "") => new()
    {
        Method = method,
        Path = path,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static string Event(string method, string path, string? body = null, IReadOnlyDictionary<string, string>? headers = null) =>
        System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["resource"] = "/{proxy+}",
            ["path"] = path,
            ["httpMethod"] = method,
            ["headers"] = headers,
            ["multiValueHeaders"] = headers?.ToDictionary(header => header.Key, header => new[] { header.Value }),
            ["queryStringParameters"] = null,
            ["pathParameters"] = null,
            ["stageVariables"] = null,
            ["requestContext"] = new Dictionary<string, object?> { ["stage"] = "live", ["requestId"] = "gateway-1" },
            ["body"] = body,
            ["isBase64Encoded"] = false,
        });

    public static CachedSecret<WebhookKey> Keys(TimeProvider time, string key = WebhookKeyText) =>
        new(new FixedSecret($$"""{"key":"{{key}}"}"""), "webhook", WebhookKey.Parse, time);

    /// <summary>The signature header a client would send now.</summary>
    public static string Signature(DateTimeOffset now, string body, string key = WebhookKeyText) => WebhookSignature.HeaderFor(key, now, Encoding.UTF8.GetBytes(body));

    /// <summary>The request as API Gateway delivers it on a route that it authorizes by IAM.</summary>
    public static ApiRequest ByCaller(this ApiRequest request) =>
        request.With("Content-Type", "application/json") with { CallerArn = CallerArn };

    /// <summary>The request signed as a webhook.</summary>
    public static ApiRequest Signed(this ApiRequest request, DateTimeOffset now) => request with
    {
        Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["X-Signature"] = Signature(now, Encoding.UTF8.GetString(request.Body.Span)),
            ["Content-Type"] = "application/json",
        },
    };

    public static ApiRequest With(this ApiRequest request, string header, string value) => request with
    {
        Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { [header] = value },
    };

    public static string Text(this ApiResponse response) => Encoding.UTF8.GetString(response.Body.Span);

    /// <summary>Goes through the router, as a request does.</summary>
    public static async Task<ApiResponse> AnswerAsync(IReadOnlyList<Route> routes, ApiRequest request)
    {
        try
        {
            var (route, matched) = new Router(routes).Find(request);
            return await route.Handler(matched, CancellationToken.None);
        }
        catch (ApiException refused)
        {
            return refused.ToResponse();
        }
    }
}
