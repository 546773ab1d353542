using DrTerraform.Functions.PaymentWebhook.Payments;
using DrTerraform.Functions.PaymentWebhook.Sessions;
using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Shared.Runtime;
using DrTerraform.Functions.Shared.Secrets;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>The payment function as it is, but for its stores, which are in memory.</summary>
internal sealed class WebhookFunction
{
    private readonly HttpFrontDoor _door;

    public WebhookFunction()
    {
        var log = Some.Log(Log);
        var fence = new RoleFence(Role, Some.Region, Time);
        var keys = new CachedSecret<WebhookKey>(Secret, "webhook", WebhookKey.Parse, Time);
        var payments = new PaymentDesk(new SignatureGate(keys, Time), fence, Payments, Some.Region, log, Time);
        var sessions = new SessionDesk(fence, Sessions, log, Time);
        Routes = [.. payments.Routes, .. sessions.Routes];
        _door = new HttpFrontDoor(new Router(Routes), log, Time);
    }

    public ManualTime Time { get; } = new();

    public MemoryStream Log { get; } = new();

    public MemoryPayments Payments { get; } = new();

    public MemorySessions Sessions { get; } = new();

    public FixedRole Role { get; } = new(new RoleRecord(Some.Region, 7));

    public FixedSecret Secret { get; } = new($$"""{"key":"{{Some.WebhookKeyText}}"}""");

    public IReadOnlyList<Route> Routes { get; }

    /// <summary>The answer to an event of API Gateway, as API Gateway gets it.</summary>
    public Task<ReadOnlyMemory<byte>> AnswerAsync(byte[] json, CancellationToken cancellation = default) =>
        _door.AnswerAsync(new Invocation("request", Time.GetUtcNow().AddSeconds(10), json), cancellation);
}
