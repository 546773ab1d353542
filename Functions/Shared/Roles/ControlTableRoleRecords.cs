using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Roles;

/// <summary>The role record in the control table: item <c>role</c> with <c>active_region</c>, <c>epoch</c>, <c>since</c> and <c>reason</c>.</summary>
public sealed class ControlTableRoleRecords(AwsJsonClient dynamo, string table) : IRoleRecords
{
    private const string Key = "role";

    private readonly DynamoTable _control = new(dynamo, table, "id");

    /// <inheritdoc />
    public async Task<RoleRecord?> ReadAsync(CancellationToken cancellation) => Parse(await _control.GetAsync(Key, cancellation));

    /// <summary>Makes a region active in the epoch after the known record's, unless the record has changed meanwhile.</summary>
    /// <param name="known">The record as it was read.</param>
    /// <param name="region">The region that has just become the database's writer; nobody else may call this.</param>
    /// <param name="since">When it became the writer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether the record is written; if not, it is another one by now and has to be read again.</returns>
    /// <exception cref="AwsException">DynamoDB refused, or did not answer: whether the record is written is found out by reading it.</exception>
    public Task<bool> TakeAsync(RoleRecord known, string region, DateTimeOffset since, string reason, CancellationToken cancellation) => _control.PutAsync(
        new Dictionary<string, AttributeValue>
        {
            ["id"] = AttributeValue.Text(Key),
            ["active_region"] = AttributeValue.Text(region),
            ["epoch"] = AttributeValue.Number(known.Epoch + 1),
            ["since"] = AttributeValue.Moment(since),
            ["reason"] = AttributeValue.Text(reason),
        },
        new Condition("epoch = :epoch AND active_region = :region", new Dictionary<string, AttributeValue>
        {
            [":epoch"] = AttributeValue.Number(known.Epoch),
            [":region"] = AttributeValue.Text(known.ActiveRegion),
        }),
        cancellation);

    // A record that is there but incomplete counts as none: nobody may serve on the strength of half a record.
    internal static RoleRecord? Parse(IReadOnlyDictionary<string, AttributeValue>? item) =>
        item is not null
        && item.TryGetValue("active_region", out var region) && region.S is { Length: > 0 } activeRegion
        && item.TryGetValue("epoch", out var number) && number.AsNumber() is { } epoch
            ? new RoleRecord(activeRegion, epoch) { Since = item.GetValueOrDefault("since")?.AsMoment(), Reason = item.GetValueOrDefault("reason")?.S }
            : null;
}
