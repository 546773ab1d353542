namespace DrTerraform.Functions.RegionMonitor;

/// <summary>What this region's cluster is called.</summary>
/// <param name="GlobalCluster">Identifier of the global cluster.</param>
/// <param name="Cluster">Identifier of this region's member.</param>
/// <param name="ClusterArn">ARN of this region's member: RDS takes no identifier as the target of a failover.</param>
internal sealed record ClusterNames(string GlobalCluster, string Cluster, string ClusterArn);
