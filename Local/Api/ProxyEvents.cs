using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DrTerraform.Local.Api;

/// <summary>Requests in the form in which API Gateway hands them to functions.</summary>
internal static class ProxyEvents
{
    public const string CallerArn = "arn:aws:iam::123456789012:user/local";

    private const string Account = "123456789012";
    private const string Stage = "live";

    public static byte[] Of(ApiKind kind, ReceivedRequest request, LocalRoute route, IReadOnlyDictionary<string, string> parameters, string requestId, DateTimeOffset now) =>
        JsonSerializer.SerializeToUtf8Bytes(kind == ApiKind.Rest ? Rest(request, route, parameters, requestId, now) : Http(request, route, parameters, requestId, now));

    private static JsonObject Rest(ReceivedRequest request, LocalRoute route, IReadOnlyDictionary<string, string> parameters, string requestId, DateTimeOffset now) => new()
    {
        ["resource"] = route.Template,
        ["path"] = request.Path,
        ["httpMethod"] = request.Method,
        ["headers"] = Texts(request.Headers.Select(header => (header.Key, header.Value[^1]))),
        ["multiValueHeaders"] = new JsonObject(request.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)new JsonArray([.. header.Value.Select(value => (JsonNode)value)])))),
        ["queryStringParameters"] = OrNull(QueryOf(request)),
        ["pathParameters"] = OrNull(Texts(parameters.Select(parameter => (parameter.Key, parameter.Value)))),
        ["stageVariables"] = null,
        ["requestContext"] = new JsonObject
        {
            ["accountId"] = Account,
            ["apiId"] = "local",
            ["httpMethod"] = request.Method,
            ["identity"] = new JsonObject
            {
                ["sourceIp"] = "127.0.0.1",
                ["userAgent"] = request.Header("User-Agent"),
                ["userArn"] = route.NeedsCaller ? CallerArn : null,
            },
            ["path"] = $"/{Stage}{request.Path}",
            ["protocol"] = "HTTP/1.1",
            ["requestId"] = requestId,
            ["requestTimeEpoch"] = now.ToUnixTimeMilliseconds(),
            ["resourcePath"] = route.Template,
            ["stage"] = Stage,
        },
        // A REST API without binary media types takes every body for a text.
        ["body"] = request.Body.Length == 0 ? null : Encoding.UTF8.GetString(request.Body),
        ["isBase64Encoded"] = false,
    };

    private static JsonObject Http(ReceivedRequest request, LocalRoute route, IReadOnlyDictionary<string, string> parameters, string requestId, DateTimeOffset now)
    {
        var context = new JsonObject
        {
            ["accountId"] = Account,
            ["apiId"] = "local",
            ["http"] = new JsonObject
            {
                ["method"] = request.Method,
                ["path"] = $"/{Stage}{request.Path}",
                ["protocol"] = "HTTP/1.1",
                ["sourceIp"] = "127.0.0.1",
                ["userAgent"] = request.Header("User-Agent"),
            },
            ["requestId"] = requestId,
            ["routeKey"] = $"{route.Method} {route.Template}",
            ["stage"] = Stage,
            ["timeEpoch"] = now.ToUnixTimeMilliseconds(),
        };
        if (route.NeedsCaller)
        {
            context["authorizer"] = new JsonObject { ["iam"] = new JsonObject { ["accountId"] = Account, ["userArn"] = CallerArn } };
        }

        var isText = IsText(request.Header("Content-Type"));
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = $"{route.Method} {route.Template}",
            ["rawPath"] = $"/{Stage}{request.Path}",
            ["rawQueryString"] = request.Query,
            ["headers"] = Texts(request.Headers.Where(header => !IsCookie(header.Key)).Select(header => (header.Key.ToLowerInvariant(), string.Join(',', header.Value)))),
            ["requestContext"] = context,
            ["isBase64Encoded"] = !isText && request.Body.Length > 0,
        };
        if (request.Body.Length > 0)
        {
            json["body"] = isText ? Encoding.UTF8.GetString(request.Body) : Convert.ToBase64String(request.Body);
        }

        if (request.Headers.FirstOrDefault(header => IsCookie(header.Key)).Value is { } cookies)
        {
            json["cookies"] = new JsonArray([.. cookies.SelectMany(cookie => cookie.Split("; ")).Select(cookie => (JsonNode)cookie)]);
        }

        if (OrNull(Texts(parameters.Select(parameter => (parameter.Key, parameter.Value)))) is { } named)
        {
            json["pathParameters"] = named;
        }

        if (OrNull(QueryOf(request)) is { } query)
        {
            json["queryStringParameters"] = query;
        }

        return json;
    }

    private static bool IsCookie(string header) => header.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    // What an HTTP API hands on as it is; everything else it encodes.
    private static bool IsText(string? contentType) =>
        contentType?.Split(';')[0].Trim().ToLowerInvariant() is { } type && (type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/javascript" or "application/xml");

    private static JsonObject QueryOf(ReceivedRequest request) => Texts(
        request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? string.Empty))));

    private static JsonObject? OrNull(JsonObject json) => json.Count > 0 ? json : null;

    private static JsonObject Texts(IEnumerable<(string Name, string Value)> pairs)
    {
        var json = new JsonObject();
        foreach (var (name, value) in pairs)
        {
            json[name] = value;
        }

        return json;
    }
}
