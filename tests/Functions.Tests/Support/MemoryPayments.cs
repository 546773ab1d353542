using DrTerraform.Functions.PaymentWebhook.Payments;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>Payments in memory with the promise of the real ones: one row for each idempotency key.</summary>
internal sealed class MemoryPayments : IPayments
{
    public Dictionary<string, Payment> Rows { get; } = [];

    public Exception? Failure { get; set; }

    public Task<Payment> StoreOnceAsync(Payment payment, CancellationToken cancellation)
    {
        if (Failure is not null)
        {
            return Task.FromException<Payment>(Failure);
        }

        Rows.TryAdd(payment.IdempotencyKey, payment);
        return Task.FromResult(Rows[payment.IdempotencyKey]);
    }

    public Task<Payment?> FindAsync(Guid id, CancellationToken cancellation) =>
        Failure is null ? Task.FromResult(Rows.Values.SingleOrDefault(payment => payment.Id == id)) : Task.FromException<Payment?>(Failure);
}
