using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Cli.Operations;

/// <summary>Everything one region tells, at one moment. A region that is gone costs a few seconds and nothing else.</summary>
internal sealed record RegionReport
{
    /// <summary>How long the answers may take in all.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    public required string Region { get; init; }

    public required Answer<RoleRecord> Role { get; init; }

    public required Answer<PauseOrder> Pause { get; init; }

    public required Answer<ApprovalOrder> Approval { get; init; }

    public required Answer<MonitorRecord> Monitor { get; init; }

    public required Answer<GlobalDatabaseState> GlobalDatabase { get; init; }

    public required Answer<ClusterState> Cluster { get; init; }

    public required Answer<LagFigure> RpoLag { get; init; }

    public required Answer<RegionHealth> Health { get; init; }

    public required Answer<Consensus?> Consensus { get; init; }

    /// <summary>Whether none of the region's control planes that a change of roles needs has answered.</summary>
    public bool IsSilent => !Role.IsKnown && !GlobalDatabase.IsKnown && !Cluster.IsKnown;

    public static async Task<RegionReport> ReadAsync(IRegion region, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var role = AskAsync(region.RoleAsync);
        var pause = AskAsync(region.PauseAsync);
        var approval = AskAsync(region.ApprovalAsync);
        var monitor = AskAsync(region.MonitorAsync);
        var globalDatabase = AskAsync<GlobalDatabaseState>(async token => await region.GlobalDatabaseAsync(token));
        var cluster = AskAsync<ClusterState>(async token => await region.ClusterAsync(token));
        var lag = AskAsync(region.RpoLagAsync);
        var health = AskAsync(region.HealthAsync);
        var consensus = AskAsync<Consensus?>(region.ConsensusAsync);
        return new RegionReport
        {
            Region = region.Name,
            Role = await role,
            Pause = await pause,
            Approval = await approval,
            Monitor = await monitor,
            GlobalDatabase = await globalDatabase,
            Cluster = await cluster,
            RpoLag = await lag,
            Health = await health,
            Consensus = await consensus,
        };

        async Task<Answer<T>> AskAsync<T>(Func<CancellationToken, Task<T?>> question)
        {
            try
            {
                return new Answer<T>(await question(either.Token), null);
            }
            catch (AwsException problem)
            {
                return new Answer<T>(default, Told(problem));
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new Answer<T>(default, $"no answer within {Patience.TotalSeconds:0} s");
            }
        }
    }

    /// <summary>A refusal with the service's own words.</summary>
    public static string Told(AwsException problem) => problem.Detail is { } detail ? $"{problem.Message}: {detail}" : problem.Message;
}
