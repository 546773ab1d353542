using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>This region's Aurora cluster.</summary>
/// <param name="rds">RDS of this region: the one region that is there when the other is lost.</param>
/// <param name="replication">The figures of this region's copy.</param>
/// <param name="names">What the cluster is called.</param>
/// <param name="capacityFloor">Aurora capacity units that a region that serves has at least; null for instances of a fixed size.</param>
internal sealed class AuroraCluster(AwsQueryClient rds, ReplicationMetrics replication, ClusterNames names, double? capacityFloor) : IDatabase
{
    /// <summary>How long RDS may take for an answer: it is no data plane.</summary>
    public static readonly TimeSpan RdsPatience = TimeSpan.FromSeconds(4);

    private readonly GlobalDatabase _global = new(rds, names.GlobalCluster);
    private readonly RegionalCluster _own = new(rds, names.Cluster);

    public async Task<ClusterRole> RoleAsync(CancellationToken cancellation)
    {
        var global = await _global.DescribeAsync(cancellation);
        return (global.Change, global.Members.FirstOrDefault(member => member.ClusterArn == names.ClusterArn)) switch
        {
            (not null, _) => ClusterRole.Changing,
            (_, null) => ClusterRole.Unavailable,
            (_, { IsWriter: true }) => ClusterRole.Writer,
            _ => (await _own.DescribeAsync(cancellation)).CouldBePromoted ? ClusterRole.Replica : ClusterRole.Unavailable,
        };
    }

    public async Task<TimeSpan?> LagAsync(CancellationToken cancellation) => (await replication.RpoLagAsync(cancellation))?.Lag;

    public async Task FailOverHereAsync(CancellationToken cancellation)
    {
        try
        {
            await _global.FailOverAsync(names.ClusterArn, cancellation);
        }
        catch (AwsException problem) when (problem.Code == "InvalidGlobalClusterStateFault")
        {
            // Somebody has asked already: that is what was wanted. If it was something else, the next looks find no change and ask again.
        }
    }

    public Task RaiseCapacityAsync(CancellationToken cancellation) =>
        capacityFloor is { } floor ? _own.RaiseCapacityAsync(floor, cancellation) : Task.CompletedTask;
}
