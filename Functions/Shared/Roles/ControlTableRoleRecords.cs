using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Roles;

/// <summary>The role record in the control table: item <c>role</c> with <c>active_region</c> and <c>epoch</c>.</summary>
public sealed class ControlTableRoleRecords(AwsJsonClient dynamo, string table) : IRoleRecords
{
    private readonly DynamoTable _control = new(dynamo, table, "id");

    /// <inheritdoc />
    public async Task<RoleRecord?> ReadAsync(CancellationToken cancellation) => Parse(await _control.GetAsync("role", cancellation));

    // A record that is there but incomplete counts as none: nobody may serve on the strength of half a record.
    internal static RoleRecord? Parse(IReadOnlyDictionary<string, AttributeValue>? item) =>
        item is not null
        && item.TryGetValue("active_region", out var region) && region.S is { Length: > 0 } activeRegion
        && item.TryGetValue("epoch", out var number) && number.AsNumber() is { } epoch
            ? new RoleRecord(activeRegion, epoch)
            : null;
}
