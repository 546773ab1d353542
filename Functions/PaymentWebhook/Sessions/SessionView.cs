using System.Text.Json;

namespace DrTerraform.Functions.PaymentWebhook.Sessions;

/// <summary>What a client is told about a session. The version also stands in the <c>ETag</c> header.</summary>
internal sealed record SessionView(string Id, long Version, DateTimeOffset ExpiresAt, JsonElement Data)
{
    public static SessionView Of(Session session)
    {
        using var document = JsonDocument.Parse(session.Data);
        return new SessionView(session.Id, session.Version, session.ExpiresAt, document.RootElement.Clone());
    }
}
