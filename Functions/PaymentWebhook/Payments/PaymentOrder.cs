using System.Text.Json.Serialization;

namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>What a webhook says: one payment. Money is whole minor units (cents) and an ISO 4217 code, never a fraction.</summary>
/// <param name="IdempotencyKey">The client's own name of the payment; the same name is the same payment.</param>
/// <param name="AmountMinor">The amount in the currency's smallest unit.</param>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="Reference">What the payment is for, in the client's words.</param>
/// <param name="OccurredAt">When it happened at the client.</param>
internal sealed record PaymentOrder(
    [property: JsonRequired] string IdempotencyKey,
    [property: JsonRequired] long AmountMinor,
    [property: JsonRequired] string Currency,
    [property: JsonRequired] string Reference,
    [property: JsonRequired] DateTimeOffset OccurredAt);
