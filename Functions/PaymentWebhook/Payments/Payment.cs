namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>A payment as it is stored: once, under the epoch of the region that accepted it.</summary>
internal sealed record Payment
{
    public required Guid Id { get; init; }

    public required string IdempotencyKey { get; init; }

    public required long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public required string Reference { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required string Region { get; init; }

    public required long Epoch { get; init; }

    /// <summary>Whether another payment of the same idempotency key is the same payment, and not another one under a used name.</summary>
    public bool IsSamePaymentAs(Payment other) =>
        AmountMinor == other.AmountMinor && Currency == other.Currency && Reference == other.Reference && OccurredAt == other.OccurredAt;
}
