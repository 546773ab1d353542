using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.PaymentWebhook.Sessions;

/// <summary>Sessions in DynamoDB: key <c>session_id</c>, TTL attribute <c>expires_at</c>, every write conditional on the version.</summary>
internal sealed class DynamoSessions(AwsJsonClient dynamo, string table) : ISessions
{
    private readonly DynamoTable _table = new(dynamo, table, "session_id");

    public async Task<Session?> FindAsync(string id, CancellationToken cancellation) => Parse(await _table.GetAsync(id, cancellation));

    public Task<bool> CreateAsync(Session session, DateTimeOffset now, CancellationToken cancellation) => _table.PutAsync(
        ItemOf(session),
        new Condition("attribute_not_exists(session_id) OR expires_at <= :now", new Dictionary<string, AttributeValue>
        {
            [":now"] = AttributeValue.Number(now.ToUnixTimeSeconds()),
        }),
        cancellation);

    public Task<bool> ReplaceAsync(Session session, long storedVersion, DateTimeOffset now, CancellationToken cancellation) => _table.PutAsync(
        ItemOf(session),
        new Condition("version = :version AND expires_at > :now", new Dictionary<string, AttributeValue>
        {
            [":version"] = AttributeValue.Number(storedVersion),
            [":now"] = AttributeValue.Number(now.ToUnixTimeSeconds()),
        }),
        cancellation);

    public Task<bool> DeleteAsync(string id, long storedVersion, CancellationToken cancellation) => _table.DeleteAsync(
        id,
        new Condition("version = :version", new Dictionary<string, AttributeValue> { [":version"] = AttributeValue.Number(storedVersion) }),
        cancellation);

    internal static Session? Parse(IReadOnlyDictionary<string, AttributeValue>? item) =>
        item is not null
        && item.GetValueOrDefault("session_id")?.S is { } id
        && item.GetValueOrDefault("version")?.AsNumber() is { } version
        && item.GetValueOrDefault("data")?.S is { } data
        && item.GetValueOrDefault("expires_at")?.AsNumber() is { } seconds
            ? new Session(id, version, data, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;

    private static Dictionary<string, AttributeValue> ItemOf(Session session) => new()
    {
        ["session_id"] = AttributeValue.Text(session.Id),
        ["version"] = AttributeValue.Number(session.Version),
        ["data"] = AttributeValue.Text(session.Data),
        ["expires_at"] = AttributeValue.Number(session.ExpiresAt.ToUnixTimeSeconds()),
    };
}
