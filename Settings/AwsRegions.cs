namespace DrTerraform.Settings;

/// <summary>The regions that a deployment can use.</summary>
internal static class AwsRegions
{
    /// <summary>
    /// AWS's commercial regions as of 2026-11, from knowledge and not from AWS's list. China and GovCloud are partitions of their
    /// own: no global database, peering or health check crosses into them. A region that is missing here is a line to add.
    /// </summary>
    public static IReadOnlyList<string> Commercial { get; } =
    [
        "af-south-1",
        "ap-east-1", "ap-east-2",
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
        "ap-south-1", "ap-south-2",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
        "ca-central-1", "ca-west-1",
        "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
        "il-central-1",
        "me-central-1", "me-south-1",
        "mx-central-1",
        "sa-east-1",
        "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ];
}
