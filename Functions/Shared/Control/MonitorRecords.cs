using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Control;

/// <summary>The monitors' records in the control table: items <c>monitor-REGION</c>, each written in its own region alone.</summary>
/// <param name="dynamo">DynamoDB of this region.</param>
/// <param name="table">The control table.</param>
public sealed class MonitorRecords(AwsJsonClient dynamo, string table)
{
    private readonly DynamoTable _control = new(dynamo, table, "id");

    /// <summary>The record of a region's monitor as it is in this region's replica; null when there is none, or half of one.</summary>
    /// <exception cref="AwsException">DynamoDB refused or did not answer.</exception>
    public async Task<MonitorRecord?> ReadAsync(string region, CancellationToken cancellation) =>
        await _control.GetAsync(KeyOf(region), cancellation) is { } item
        && item.GetValueOrDefault("version")?.AsNumber() is { } version
        && item.GetValueOrDefault("lease_until")?.AsMoment() is { } leaseUntil
        && item.GetValueOrDefault("ticked_at")?.AsMoment() is { } tickedAt
            ? new MonitorRecord
            {
                Version = version,
                LeaseUntil = leaseUntil,
                TickedAt = tickedAt,
                Holder = Text(item, "holder"),
                Action = Text(item, "action"),
                Reason = Text(item, "reason"),
                State = Text(item, "state"),
            }
            : null;

    /// <summary>Writes the record that follows a known one, unless another run has written meanwhile.</summary>
    /// <param name="region">The region of the monitor, which is the one it runs in.</param>
    /// <param name="record">The record, its version one more than the known record's.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether it is written; if not, another run watches.</returns>
    /// <exception cref="AwsException">DynamoDB refused, or did not answer: whether it is written is found out by reading.</exception>
    public Task<bool> WriteAsync(string region, MonitorRecord record, CancellationToken cancellation) => _control.PutAsync(
        new Dictionary<string, AttributeValue>
        {
            ["id"] = AttributeValue.Text(KeyOf(region)),
            ["version"] = AttributeValue.Number(record.Version),
            ["lease_until"] = AttributeValue.Moment(record.LeaseUntil),
            ["ticked_at"] = AttributeValue.Moment(record.TickedAt),
            ["holder"] = AttributeValue.Text(record.Holder),
            ["action"] = AttributeValue.Text(record.Action),
            ["reason"] = AttributeValue.Text(record.Reason),
            ["state"] = AttributeValue.Text(record.State),
        },
        new Condition(
            record.Version == 1 ? "attribute_not_exists(version) OR version = :known" : "version = :known",
            new Dictionary<string, AttributeValue> { [":known"] = AttributeValue.Number(record.Version - 1) }),
        cancellation);

    private static string KeyOf(string region) => $"monitor-{region}";

    private static string Text(IReadOnlyDictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S ?? string.Empty;
}
