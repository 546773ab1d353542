namespace DrTerraform.Functions.Shared.Regions;

/// <summary>A failover or switchover that RDS is carrying out.</summary>
/// <param name="Status">RDS's word: <c>pending</c>, <c>failing-over</c>, <c>switching-over</c> or <c>cancelling</c>.</param>
/// <param name="TargetArn">The ARN of the cluster that is to write.</param>
public sealed record RoleChange(string Status, string TargetArn);
