using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Control;

/// <summary>What operators have ordered, in the control table of this region: items <c>pause</c> and <c>approval</c>.</summary>
/// <remarks>The table is replicated: an order given in one region reaches the other in about a second, if the other is there at all.</remarks>
/// <param name="dynamo">DynamoDB of this region.</param>
/// <param name="table">The control table.</param>
public sealed class OperatorOrders(AwsJsonClient dynamo, string table)
{
    private const string PauseKey = "pause";
    private const string ApprovalKey = "approval";

    // An order that says too little is an order still, and this is what is said of it.
    private const string Unknown = "unknown";

    private readonly DynamoTable _control = new(dynamo, table, "id");

    /// <summary>The pause that is in force, or null.</summary>
    /// <exception cref="AwsException">DynamoDB refused or did not answer.</exception>
    public async Task<PauseOrder?> ReadPauseAsync(CancellationToken cancellation) => await _control.GetAsync(PauseKey, cancellation) is { } item
        ? new PauseOrder(item.GetValueOrDefault("by")?.S ?? Unknown, item.GetValueOrDefault("since")?.AsMoment() ?? DateTimeOffset.UnixEpoch, item.GetValueOrDefault("reason")?.S ?? Unknown)
        : null;

    /// <summary>Stops both regions from taking over by themselves.</summary>
    /// <exception cref="AwsException">DynamoDB refused or did not answer.</exception>
    public Task PauseAsync(PauseOrder pause, CancellationToken cancellation) => PutAsync(PauseKey, pause.By, pause.Since, new() { ["reason"] = AttributeValue.Text(pause.Reason) }, cancellation);

    /// <summary>Takes a pause back; there need not be one.</summary>
    /// <exception cref="AwsException">DynamoDB refused or did not answer.</exception>
    public Task ResumeAsync(CancellationToken cancellation) => _control.DeleteAsync(PauseKey, condition: null, cancellation);

    /// <summary>The approval given last, whatever it was for, or null. One that does not say what it is for is none.</summary>
    /// <exception cref="AwsException">DynamoDB refused or did not answer.</exception>
    public async Task<ApprovalOrder?> ReadApprovalAsync(CancellationToken cancellation) =>
        await _control.GetAsync(ApprovalKey, cancellation) is { } item
        && item.GetValueOrDefault("region")?.S is { Length: > 0 } region
        && item.GetValueOrDefault("epoch")?.AsNumber() is { } epoch
        && item.GetValueOrDefault("since")?.AsMoment() is { } since
        && item.GetValueOrDefault("valid_until")?.AsMoment() is { } validUntil
            ? new ApprovalOrder(region, epoch, item.GetValueOrDefault("by")?.S ?? Unknown, since, validUntil)
            : null;

    /// <summary>Lets a region take over once.</summary>
    /// <exception cref="AwsException">DynamoDB refused or did not answer.</exception>
    public Task ApproveAsync(ApprovalOrder approval, CancellationToken cancellation) => PutAsync(
        ApprovalKey,
        approval.By,
        approval.Since,
        new()
        {
            ["region"] = AttributeValue.Text(approval.Region),
            ["epoch"] = AttributeValue.Number(approval.Epoch),
            ["valid_until"] = AttributeValue.Moment(approval.ValidUntil),
        },
        cancellation);

    private Task<bool> PutAsync(string key, string by, DateTimeOffset since, Dictionary<string, AttributeValue> more, CancellationToken cancellation) => _control.PutAsync(
        new Dictionary<string, AttributeValue>(more)
        {
            ["id"] = AttributeValue.Text(key),
            ["by"] = AttributeValue.Text(by),
            ["since"] = AttributeValue.Moment(since),
        },
        condition: null,
        cancellation);
}
