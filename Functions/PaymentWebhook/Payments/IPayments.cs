namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>The payments this platform has accepted.</summary>
internal interface IPayments
{
    /// <summary>
    /// Stores the payment unless its idempotency key is taken, and returns what is stored under that key once it is committed: this
    /// payment or the earlier one.
    /// </summary>
    public Task<Payment> StoreOnceAsync(Payment payment, CancellationToken cancellation);

    /// <summary>A payment by its id, or null.</summary>
    public Task<Payment?> FindAsync(Guid id, CancellationToken cancellation);
}
