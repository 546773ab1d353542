using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Regions;

/// <summary>The Aurora global database, as RDS of one region knows it and lets it be changed.</summary>
/// <param name="rds">RDS of the region that is asked: which one it is decides what may be asked for.</param>
/// <param name="identifier">The global cluster's identifier.</param>
public sealed class GlobalDatabase(AwsQueryClient rds, string identifier)
{
    /// <summary>RDS's name in addresses and signatures.</summary>
    public const string Service = "rds";

    /// <summary>The version of RDS's interface.</summary>
    public const string Version = "2014-10-31";

    /// <summary>Who is a member and who writes (<c>rds:DescribeGlobalClusters</c>).</summary>
    /// <exception cref="AwsException">There is no such global database, or RDS does not answer.</exception>
    public async Task<GlobalDatabaseState> DescribeAsync(CancellationToken cancellation)
    {
        var answer = await rds.CallAsync(
            "DescribeGlobalClusters", new Dictionary<string, string> { ["GlobalClusterIdentifier"] = identifier }, repeatable: true, cancellation);
        return GlobalDatabaseState.Parse(answer.FirstMember("GlobalClusters"));
    }

    /// <summary>
    /// Makes a member the writer with what it has; commits that had not reached it are lost (<c>rds:FailoverGlobalCluster</c>). To be asked
    /// of the region of that member. Never sent twice by itself: what became of the first one is to be looked up first.
    /// </summary>
    /// <param name="targetArn">The ARN of the member's cluster.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">RDS refused or did not answer.</exception>
    public Task FailOverAsync(string targetArn, CancellationToken cancellation) =>
        // Without the leave to lose data RDS takes it for a switchover, which needs the region that is gone.
        ChangeAsync("FailoverGlobalCluster", targetArn, [new("AllowDataLoss", "true")], cancellation);

    /// <summary>
    /// Makes a member the writer once it has everything; nothing is lost (<c>rds:SwitchoverGlobalCluster</c>). To be asked of the region of
    /// the present writer. Never sent twice by itself.
    /// </summary>
    /// <param name="targetArn">The ARN of the member's cluster.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">RDS refused or did not answer.</exception>
    public Task SwitchOverAsync(string targetArn, CancellationToken cancellation) => ChangeAsync("SwitchoverGlobalCluster", targetArn, [], cancellation);

    private Task<AwsXml> ChangeAsync(string action, string targetArn, KeyValuePair<string, string>[] more, CancellationToken cancellation) => rds.CallAsync(
        action,
        new Dictionary<string, string>(more) { ["GlobalClusterIdentifier"] = identifier, ["TargetDbClusterIdentifier"] = targetArn },
        repeatable: false,
        cancellation);
}
