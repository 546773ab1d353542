using System.Globalization;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Regions;

/// <summary>One region's own cluster, by RDS of that region.</summary>
/// <param name="rds">RDS of the region.</param>
/// <param name="identifier">The cluster's identifier.</param>
public sealed class RegionalCluster(AwsQueryClient rds, string identifier)
{
    /// <summary>The cluster as it is (<c>rds:DescribeDBClusters</c>).</summary>
    /// <exception cref="AwsException">There is no such cluster, or RDS does not answer.</exception>
    public async Task<ClusterState> DescribeAsync(CancellationToken cancellation)
    {
        var answer = await rds.CallAsync(
            "DescribeDBClusters", new Dictionary<string, string> { ["DBClusterIdentifier"] = identifier }, repeatable: true, cancellation);
        return ClusterState.Parse(answer.FirstMember("DBClusters"));
    }

    /// <summary>
    /// Raises the least capacity to a floor (<c>rds:ModifyDBCluster</c>) and says whether that was needed: not where it is there already,
    /// and not where the instances are of a fixed size.
    /// </summary>
    /// <param name="floor">Aurora capacity units that a region that serves has at least.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">RDS refused or did not answer.</exception>
    public Task<bool> RaiseCapacityAsync(double floor, CancellationToken cancellation) => SetFloorAsync(floor, present => present < floor, cancellation);

    /// <summary>Lowers the least capacity to a floor (<c>rds:ModifyDBCluster</c>), for a region that waits again, and says whether that was needed.</summary>
    /// <param name="floor">Aurora capacity units that a region that waits has.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">RDS refused or did not answer.</exception>
    public Task<bool> LowerCapacityAsync(double floor, CancellationToken cancellation) => SetFloorAsync(floor, present => present > floor, cancellation);

    private async Task<bool> SetFloorAsync(double floor, Func<double, bool> isNeeded, CancellationToken cancellation)
    {
        if ((await DescribeAsync(cancellation)).Capacity is not { } capacity || !isNeeded(capacity.Minimum))
        {
            return false;
        }

        await rds.CallAsync(
            "ModifyDBCluster",
            new Dictionary<string, string>
            {
                ["DBClusterIdentifier"] = identifier,
                ["ServerlessV2ScalingConfiguration.MinCapacity"] = Text(floor),
                ["ServerlessV2ScalingConfiguration.MaxCapacity"] = Text(Math.Max(floor, capacity.Maximum)),
                ["ApplyImmediately"] = "true",
            },
            repeatable: true,
            cancellation);
        return true;
    }

    private static string Text(double units) => units.ToString(CultureInfo.InvariantCulture);
}
