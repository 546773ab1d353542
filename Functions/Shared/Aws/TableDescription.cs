namespace DrTerraform.Functions.Shared.Aws;

/// <summary>A DynamoDB table as it is.</summary>
/// <param name="TableStatus">DynamoDB's name of the status, e.g. <c>ACTIVE</c> or <c>UPDATING</c>.</param>
/// <param name="Replicas">The replicas in other regions; null for a table without any.</param>
public sealed record TableDescription(string TableStatus, IReadOnlyList<TableReplica>? Replicas);

/// <summary>A replica of a global table.</summary>
/// <param name="RegionName">Its region.</param>
/// <param name="ReplicaStatus">DynamoDB's name of its status.</param>
public sealed record TableReplica(string RegionName, string? ReplicaStatus);

internal sealed record DescribeTableInput(string TableName);

internal sealed record DescribeTableOutput(TableDescription Table);
