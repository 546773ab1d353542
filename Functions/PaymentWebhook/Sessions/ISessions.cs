namespace DrTerraform.Functions.PaymentWebhook.Sessions;

/// <summary>The sessions table.</summary>
internal interface ISessions
{
    /// <summary>The stored session, expired or not, or null.</summary>
    public Task<Session?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Stores a session that is new or whose predecessor has expired by <paramref name="now"/>; says whether it was.</summary>
    public Task<bool> CreateAsync(Session session, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Replaces the session if the stored one has this version and has not expired; says whether it had.</summary>
    public Task<bool> ReplaceAsync(Session session, long storedVersion, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Deletes the session if the stored one has this version; says whether it had.</summary>
    public Task<bool> DeleteAsync(string id, long storedVersion, CancellationToken cancellation);
}
