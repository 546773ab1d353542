using DrTerraform.Functions.PaymentWebhook.Sessions;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>Sessions in memory with the conditions of the real ones.</summary>
internal sealed class MemorySessions : ISessions
{
    public Dictionary<string, Session> Items { get; } = [];

    public Exception? Failure { get; set; }

    public Task<Session?> FindAsync(string id, CancellationToken cancellation) => Do(() => Items.GetValueOrDefault(id));

    public Task<bool> CreateAsync(Session session, DateTimeOffset now, CancellationToken cancellation) =>
        Do(() => Write(session, Items.GetValueOrDefault(session.Id) is not { } old || old.ExpiresAt <= now));

    public Task<bool> ReplaceAsync(Session session, long storedVersion, DateTimeOffset now, CancellationToken cancellation) =>
        Do(() => Write(session, Items.GetValueOrDefault(session.Id) is { } old && old.Version == storedVersion && old.ExpiresAt > now));

    public Task<bool> DeleteAsync(string id, long storedVersion, CancellationToken cancellation) =>
        Do(() => Items.GetValueOrDefault(id)?.Version == storedVersion && Items.Remove(id));

    private bool Write(Session session, bool allowed)
    {
        if (allowed)
        {
            Items[session.Id] = session;
        }

        return allowed;
    }

    private Task<T> Do<T>(Func<T> work) => Failure is null ? Task.FromResult(work()) : Task.FromException<T>(Failure);
}
