using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>This region's cluster and its place in the global cluster, by this region's own API.</summary>
internal interface IDatabase
{
    /// <summary>What the cluster is.</summary>
    /// <exception cref="AwsException">RDS refused or did not answer.</exception>
    public Task<ClusterRole> RoleAsync(CancellationToken cancellation);

    /// <summary>How far the cluster is behind the writer by the latest figure; null when there is none.</summary>
    /// <exception cref="AwsException">CloudWatch refused or did not answer.</exception>
    public Task<TimeSpan?> LagAsync(CancellationToken cancellation);

    /// <summary>Has the cluster made the writer, at the price of what it has not received yet. RDS takes minutes; that it is at it already is as good.</summary>
    /// <exception cref="AwsException">RDS refused, or did not answer: whether it has begun is found out by asking for the role.</exception>
    public Task FailOverHereAsync(CancellationToken cancellation);

    /// <summary>Raises the floor of the cluster's capacity to that of a region that serves; does nothing where it is there already, or where there is none.</summary>
    /// <exception cref="AwsException">RDS refused or did not answer.</exception>
    public Task RaiseCapacityAsync(CancellationToken cancellation);
}
