using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>Accepts payments and tells about them. A payment is acknowledged only after its row is committed.</summary>
internal sealed class PaymentDesk(SignatureGate gate, RoleFence fence, IPayments payments, string region, Log log, TimeProvider time, string webhookPath = PaymentDesk.DefaultPath)
{
    /// <summary>Where webhooks arrive unless the deployment says otherwise.</summary>
    public const string DefaultPath = "/payments";

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", webhookPath, AcceptAsync),
        new("GET", "/payments/{id}", ShowAsync),
    ];

    private async Task<ApiResponse> AcceptAsync(ApiRequest request, CancellationToken cancellation)
    {
        StrictJson.CheckSize(request);
        await gate.PassAsync(request, cancellation);
        var order = StrictJson.Read(request, PaymentContext.Default.PaymentOrder);
        PaymentRules.Check(order);

        var epoch = await fence.EpochForWritingAsync(cancellation);
        var now = time.GetUtcNow();
        var offered = new Payment
        {
            Id = Guid.CreateVersion7(now),
            IdempotencyKey = order.IdempotencyKey,
            AmountMinor = order.AmountMinor,
            Currency = order.Currency,
            Reference = order.Reference,
            OccurredAt = AsStored(order.OccurredAt),
            AcceptedAt = AsStored(now),
            Region = region,
            Epoch = epoch,
        };

        var stored = await OrUnavailableAsync(() => payments.StoreOnceAsync(offered, cancellation));
        if (!stored.IsSamePaymentAs(offered))
        {
            throw new ApiException(409, "idempotency_key_reused", "the idempotency_key belongs to another payment; use a new one for a new payment");
        }

        var isRepeated = stored.Id != offered.Id;
        log.Info("payment accepted", ("payment_id", stored.Id), ("epoch", stored.Epoch), ("repeated", isRepeated));
        log.Count(isRepeated ? Metric.PaymentsRepeated : Metric.PaymentsAccepted);
        return ApiResponse.Json(201, PaymentReceipt.Of(stored), PaymentContext.Default.PaymentReceipt);
    }

    private async Task<ApiResponse> ShowAsync(ApiRequest request, CancellationToken cancellation)
    {
        CallerGate.Pass(request);
        return Guid.TryParseExact(request.PathParameters["id"], "D", out var id)
            && await OrUnavailableAsync(() => payments.FindAsync(id, cancellation)) is { } payment
                ? ApiResponse.Json(200, PaymentReceipt.Of(payment), PaymentContext.Default.PaymentReceipt)
                : throw ApiException.NotFound("there is no such payment");
    }

    private async Task<T> OrUnavailableAsync<T>(Func<Task<T>> work)
    {
        var start = time.GetTimestamp();
        try
        {
            return await work();
        }
        catch (DatabaseException problem)
        {
            log.Count(Metric.DatabaseFailures);
            log.Warn("database", ("fault", DatabaseFaultCode.Of(problem.Fault)), ("cause", problem.InnerException?.GetType().Name));
            throw problem.Fault == DatabaseFault.ReadOnly
                ? ApiException.Unavailable("database_read_only", "this region does not take payments now; try again", problem)
                : ApiException.Unavailable("database_unavailable", "payments cannot be stored now; try again", problem);
        }
        finally
        {
            log.Count(Metric.DatabaseDuration, Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 3));
        }
    }

    // PostgreSQL keeps microseconds: what is answered now must equal what is read back later.
    private static DateTimeOffset AsStored(DateTimeOffset moment) => moment.ToUniversalTime().AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}
