using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Functions.Shared.Signing;

namespace DrTerraform.Functions.Tests.Attacks;

/// <summary>One request of the corpus, and what it must be answered with. Without other words it is a good webhook; the entry says what is wrong with it.</summary>
/// <remarks>
/// In a signature: {t} the time now, {v1} the right signature, {v1-} and {v1--} the same cut by one and two digits, {v1^} with its first digit changed, {empty} one over an
/// empty body, {bare} one over the body alone, {sha} a hash without a key. In an order: "key" replaces, "+key" adds, "-key" leaves out; values are JSON.
/// </remarks>
public sealed record Attack
{
    /// <summary>Whom API Gateway names as the caller.</summary>
    public const string CallerArn = "arn:aws:iam::111122223333:role/service";

    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    private static readonly (string Key, string Json)[] GoodOrder =
    [
        ("idempotency_key", "\"evt-1\""), ("amount_minor", "1999"), ("currency", "\"EUR\""), ("reference", "\"order 42\""), ("occurred_at", "\"2026-11-20T11:59:00Z\""),
    ];

    public required string Name { get; init; }

    public required int Status { get; init; }

    public required string Code { get; init; }

    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/payments";

    /// <summary>Text of the body; {order} stands for a good order.</summary>
    public string? Body { get; init; }

    public string? BodyHex { get; init; }

    /// <summary>Changes to a good order.</summary>
    public Dictionary<string, string>? Order { get; init; }

    /// <summary>What follows the body, unsigned where the order is signed.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Bytes of a body that is nothing but the letter x.</summary>
    public int Fill { get; init; }

    /// <summary>A template; null for the right signature, "none" for no header.</summary>
    public string? Signature { get; init; }

    /// <summary>Templates of several headers of the name.</summary>
    public IReadOnlyList<string>? Signatures { get; init; }

    /// <summary>The text that is signed instead of the body.</summary>
    public string? SignedBody { get; init; }

    /// <summary>Whether a good order is signed instead of the body.</summary>
    public bool SignedOrder { get; init; }

    /// <summary>Another key; KEY stands for the right one.</summary>
    public string Key { get; init; } = "KEY";

    /// <summary>Seconds from now to the time of signing.</summary>
    public int Skew { get; init; }

    /// <summary>Headers beside the signature; null leaves one out.</summary>
    public Dictionary<string, string?> Headers { get; init; } = [];

    /// <summary>Whether API Gateway has authorized the caller.</summary>
    public bool Caller { get; init; }

    /// <summary>The corpus.</summary>
    public static IReadOnlyList<Attack> All { get; } = Read();

    /// <summary>A good webhook.</summary>
    public static Attack None(string idempotencyKey) => new() { Name = "none", Status = 201, Code = "", Order = new() { ["idempotency_key"] = $"\"{idempotencyKey}\"" } };

    /// <summary>The event by which API Gateway hands the request over.</summary>
    /// <param name="format">1 for a REST API, 2 for an HTTP API: the payload format.</param>
    /// <param name="now">When it is sent.</param>
    /// <param name="key">The webhook key.</param>
    public byte[] ToEvent(int format, DateTimeOffset now, string key)
    {
        var body = BodyBytes();
        var headers = HeadersOf(body, now, key);
        var json = format == 1 ? Rest(headers) : Http(headers);
        // Only text can stand in an event as it is.
        var isText = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body)).AsSpan().SequenceEqual(body);
        json["body"] = isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body);
        json["isBase64Encoded"] = !isText;
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static Attack[] Read()
    {
        using var stream = typeof(Attack).Assembly.GetManifestResourceStream("attacks.json") ?? throw new InvalidOperationException("the corpus is not in this assembly");
        return JsonSerializer.Deserialize<Attack[]>(stream, Format)!;
    }

    private static string OrderOf(Dictionary<string, string>? changes)
    {
        var pairs = GoodOrder.Where(pair => changes?.ContainsKey($"-{pair.Key}") != true).Select(pair => $"\"{pair.Key}\":{changes?.GetValueOrDefault(pair.Key) ?? pair.Json}");
        var added = (changes ?? []).Where(change => change.Key.StartsWith('+')).Select(change => $"\"{change.Key[1..]}\":{change.Value}");
        return $"{{{string.Join(',', pairs.Concat(added))}}}";
    }

    private byte[] BodyBytes()
    {
        if (BodyHex is not null)
        {
            return Convert.FromHexString(BodyHex);
        }

        var good = OrderOf(null);
        var text = Fill > 0 ? new string('x', Fill)
            : Body is not null ? Body.Replace("{order,}", good[..^1] + ",}", StringComparison.Ordinal).Replace("{order}", good, StringComparison.Ordinal)
            : Method == "POST" ? OrderOf(Order)
            : "";
        return Encoding.UTF8.GetBytes(text + Suffix);
    }

    private Dictionary<string, string[]> HeadersOf(byte[] body, DateTimeOffset now, string key)
    {
        var headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = ["application/json"] };
        var signed = SignedOrder ? Encoding.UTF8.GetBytes(OrderOf(null)) : SignedBody is not null ? Encoding.UTF8.GetBytes(SignedBody) : body;
        string Filled(string template) => FilledIn(template, signed, now.AddSeconds(Skew), Encoding.UTF8.GetBytes(Key.Replace("KEY", key, StringComparison.Ordinal)));

        if (Signature != "none")
        {
            headers[WebhookSignature.HeaderName] = [.. (Signatures ?? [Signature ?? "t={t},v1={v1}"]).Select(Filled)];
        }

        foreach (var (name, value) in Headers)
        {
            headers.Remove(name);
            if (value is not null)
            {
                headers[name] = [Filled(value)];
            }
        }

        return headers;
    }

    private static string FilledIn(string template, byte[] body, DateTimeOffset at, byte[] key)
    {
        var seconds = at.ToUnixTimeSeconds();
        var t = seconds.ToString(CultureInfo.InvariantCulture);
        var v1 = Convert.ToHexStringLower(WebhookSignature.Of(key, t, body));
        return template
            .Replace("{t+1}", (seconds + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{t}", t, StringComparison.Ordinal)
            .Replace("{v1}", v1, StringComparison.Ordinal)
            .Replace("{v1-}", v1[..^1], StringComparison.Ordinal)
            .Replace("{v1--}", v1[..^2], StringComparison.Ordinal)
            .Replace("{v1^}", (v1[0] == '0' ? '1' : '0') + v1[1..], StringComparison.Ordinal)
            .Replace("{empty}", Convert.ToHexStringLower(WebhookSignature.Of(key, t, [])), StringComparison.Ordinal)
            .Replace("{bare}", Convert.ToHexStringLower(HMACSHA256.HashData(key, body)), StringComparison.Ordinal)
            .Replace("{sha}", Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes($"{t}."), .. body])), StringComparison.Ordinal);
    }

    private JsonObject Rest(Dictionary<string, string[]> headers) => new()
    {
        ["httpMethod"] = Method,
        ["path"] = Path,
        ["headers"] = new JsonObject(headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value[^1]))),
        ["multiValueHeaders"] = new JsonObject(headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)new JsonArray([.. header.Value.Select(value => (JsonNode)value)])))),
        ["requestContext"] = new JsonObject { ["identity"] = new JsonObject { ["userArn"] = Caller ? CallerArn : null } },
    };

    private JsonObject Http(Dictionary<string, string[]> headers) => new()
    {
        ["version"] = "2.0",
        ["rawPath"] = Path,
        ["headers"] = new JsonObject(headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)string.Join(',', header.Value)))),
        ["requestContext"] = new JsonObject
        {
            ["stage"] = "$default",
            ["http"] = new JsonObject { ["method"] = Method },
            ["authorizer"] = Caller ? new JsonObject { ["iam"] = new JsonObject { ["userArn"] = CallerArn } } : null,
        },
    };
}
