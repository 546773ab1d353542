namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>What a client is told about an accepted payment; the same each time it asks.</summary>
internal sealed record PaymentReceipt(
    Guid Id,
    string Status,
    string IdempotencyKey,
    long AmountMinor,
    string Currency,
    string Reference,
    DateTimeOffset OccurredAt,
    DateTimeOffset AcceptedAt,
    long Epoch)
{
    public static PaymentReceipt Of(Payment payment) => new(
        payment.Id,
        "accepted",
        payment.IdempotencyKey,
        payment.AmountMinor,
        payment.Currency,
        payment.Reference,
        payment.OccurredAt,
        payment.AcceptedAt,
        payment.Epoch);
}
