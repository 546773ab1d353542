using System.Text.Json;
using System.Text.Json.Serialization;
using DrTerraform.Functions.PaymentWebhook.Payments;
using DrTerraform.Functions.PaymentWebhook.Sessions;

namespace DrTerraform.Functions.PaymentWebhook;

/// <summary>Strict on what comes in: no unknown key, no key twice, no missing key, no null, no number as text.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    MaxDepth = 16)]
[JsonSerializable(typeof(PaymentOrder))]
[JsonSerializable(typeof(PaymentReceipt))]
[JsonSerializable(typeof(SessionContent))]
[JsonSerializable(typeof(SessionView))]
internal sealed partial class PaymentContext : JsonSerializerContext;
