using System.Text;
using System.Text.Json;
using DrTerraform.Functions.Shared.Signing;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>Signed webhooks, each of a payment of its own, as events of a REST API.</summary>
internal sealed class Webhooks(string key, TimeProvider time)
{
    private int _count;

    public byte[] Next()
    {
        var body = $$"""{"idempotency_key":"bench-{{Guid.NewGuid():N}}-{{Interlocked.Increment(ref _count)}}","amount_minor":1999,"currency":"EUR","reference":"order 42","occurred_at":"2026-11-20T11:59:00Z"}""";
        var headers = new Dictionary<string, string>
        {
            ["Content-Type"] = "application/json",
            [WebhookSignature.HeaderName] = WebhookSignature.HeaderFor(key, time.GetUtcNow(), Encoding.UTF8.GetBytes(body)),
        };
        return JsonSerializer.SerializeToUtf8Bytes(new { httpMethod = "POST", path = "/payments", headers, body, isBase64Encoded = false });
    }

    /// <summary>A benchmark of refusals would be worth nothing.</summary>
    public static void CheckAccepted(ReadOnlyMemory<byte> answer, string name)
    {
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.GetProperty("statusCode").GetInt32() != 201)
        {
            throw new CommandException(ExitCode.Findings, $"{name} did not accept a payment: {json.RootElement.GetProperty("body")}");
        }
    }
}
