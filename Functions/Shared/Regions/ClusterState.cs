using System.Globalization;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Regions;

/// <summary>A region's cluster as it is.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Status">RDS's word, e.g. <c>available</c>.</param>
/// <param name="Instances">How many instances it has; without one a promotion would first have to make one, which takes minutes.</param>
/// <param name="Capacity">Its range of capacity, or null when its instances are of a fixed size.</param>
public sealed record ClusterState(string Arn, string Status, int Instances, CapacityRange? Capacity)
{
    /// <summary>Whether it could be made the writer at once.</summary>
    public bool CouldBePromoted => Status == "available" && Instances > 0;

    internal static ClusterState Parse(AwsXml cluster) => new(
        cluster.Own("DBClusterArn") ?? "",
        cluster.Own("Status") ?? "unknown",
        cluster.Members("DBClusterMembers").Count,
        cluster.Part("ServerlessV2ScalingConfiguration") is { } scaling
            ? new CapacityRange(Units(scaling, "MinCapacity"), Units(scaling, "MaxCapacity"))
            : null);

    private static double Units(AwsXml scaling, string name) => double.Parse(scaling.Text(name), CultureInfo.InvariantCulture);
}

/// <summary>How small and how large a serverless cluster may become, in Aurora capacity units.</summary>
/// <param name="Minimum">The floor.</param>
/// <param name="Maximum">The ceiling.</param>
public sealed record CapacityRange(double Minimum, double Maximum);
