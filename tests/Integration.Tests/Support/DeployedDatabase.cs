using System.Xml.Linq;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>The Aurora global database, as RDS describes it in both regions.</summary>
internal static class DeployedDatabase
{
    /// <summary>The identifier of a region's cluster. RDS begins an endpoint with it.</summary>
    public static string ClusterIdentifier(this DeployedRegion region) => region.Output("database_writer_endpoint").Split('.')[0];

    /// <summary>A region's cluster.</summary>
    public static async Task<XElement> ClusterAsync(this DeployedRegion region) =>
        (await region.QueryAsync(AwsService.Rds, "DescribeDBClusters", ("DBClusterIdentifier", region.ClusterIdentifier()))).All("DescribeDBClustersResult/DBClusters/DBCluster").ShouldHaveSingleItem();

    /// <summary>The instances of a region's cluster.</summary>
    public static async Task<IReadOnlyList<XElement>> DatabaseInstancesAsync(this DeployedRegion region) =>
        (await region.QueryAsync(AwsService.Rds, "DescribeDBInstances", ("Filters.Filter.1.Name", "db-cluster-id"), ("Filters.Filter.1.Values.Value.1", region.ClusterIdentifier())))
            .All("DescribeDBInstancesResult/DBInstances/DBInstance");

    /// <summary>The global cluster that a cluster is a member of, as its region sees it.</summary>
    public static async Task<XElement> GlobalClusterAsync(this DeployedRegion region, string clusterArn) =>
        (await region.QueryAsync(AwsService.Rds, "DescribeGlobalClusters")).All("DescribeGlobalClustersResult/GlobalClusters/GlobalClusterMember")
            .Where(global => global.All("GlobalClusterMembers/GlobalClusterMember").Any(member => member.Text("DBClusterArn") == clusterArn))
            .ShouldHaveSingleItem($"no global cluster has the member {clusterArn}");
}
