namespace DrTerraform.Functions.Shared.Regions;

/// <summary>One region's cluster in a global database.</summary>
/// <param name="ClusterArn">Its ARN, as <c>arn:aws:rds:REGION:ACCOUNT:cluster:NAME</c>.</param>
/// <param name="IsWriter">Whether it is the one that writes.</param>
public sealed record GlobalDatabaseMember(string ClusterArn, bool IsWriter)
{
    /// <summary>AWS's name of its region, by the ARN; empty when the ARN is none.</summary>
    public string Region => ClusterArn.Split(':') is [_, _, _, var region, ..] ? region : "";

    /// <summary>Its account, by the ARN; empty when the ARN is none.</summary>
    public string Account => ClusterArn.Split(':') is [_, _, _, _, var account, ..] ? account : "";
}
