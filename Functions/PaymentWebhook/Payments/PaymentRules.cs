using DrTerraform.Functions.Shared.Http;

namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>What a payment order must be like.</summary>
internal static class PaymentRules
{
    public const long GreatestAmountMinor = 999_999_999_999;
    public const int LongestIdempotencyKey = 128;
    public const int LongestReference = 140;

    /// <summary>Refuses an order that breaks a rule; the message names every broken one.</summary>
    /// <exception cref="ApiException">422.</exception>
    public static void Check(PaymentOrder order)
    {
        var problems = Problems(order).ToArray();
        if (problems.Length > 0)
        {
            throw new ApiException(422, "invalid_payment", string.Join("; ", problems));
        }
    }

    // The client's own values are not repeated in the message: it may be logged or shown on its side.
    private static IEnumerable<string> Problems(PaymentOrder order)
    {
        if (order.IdempotencyKey.Length is 0 or > LongestIdempotencyKey || !order.IdempotencyKey.All(IsKeyLetter))
        {
            yield return $"idempotency_key must be 1 to {LongestIdempotencyKey} letters, digits or . _ : -";
        }

        if (order.AmountMinor is < 1 or > GreatestAmountMinor)
        {
            yield return $"amount_minor must be from 1 to {GreatestAmountMinor}";
        }

        if (!Currencies.Codes.Contains(order.Currency))
        {
            yield return "currency must be a code of ISO 4217 in capitals";
        }

        if (order.Reference.Length is 0 or > LongestReference || order.Reference.Any(char.IsControl))
        {
            yield return $"reference must be 1 to {LongestReference} characters without control characters";
        }
    }

    private static bool IsKeyLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-';
}
