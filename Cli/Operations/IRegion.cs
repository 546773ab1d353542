using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Cli.Operations;

/// <summary>
/// One region, by its own APIs and no other region's, so that it can be asked and changed while everything else is gone. Every call may end
/// in an <see cref="AwsException"/>.
/// </summary>
internal interface IRegion
{
    /// <summary>AWS's name of the region.</summary>
    public string Name { get; }

    public Task<RoleRecord?> RoleAsync(CancellationToken cancellation);

    public Task<PauseOrder?> PauseAsync(CancellationToken cancellation);

    public Task<ApprovalOrder?> ApprovalAsync(CancellationToken cancellation);

    /// <summary>What the region's monitor has noted last; null when it has never looked.</summary>
    public Task<MonitorRecord?> MonitorAsync(CancellationToken cancellation);

    public Task<GlobalDatabaseState> GlobalDatabaseAsync(CancellationToken cancellation);

    public Task<ClusterState> ClusterAsync(CancellationToken cancellation);

    /// <summary>How much acknowledged work would be lost with the other region; null without a recent figure, as in the region that writes.</summary>
    public Task<LagFigure?> RpoLagAsync(CancellationToken cancellation);

    /// <summary>What the region says of itself; null where no API is served.</summary>
    public Task<RegionHealth?> HealthAsync(CancellationToken cancellation);

    /// <summary>What Route 53's checkers think of the region, by DNS; null where there is no DNS.</summary>
    public Task<Consensus?> ConsensusAsync(CancellationToken cancellation);

    /// <summary>Makes this region's cluster the writer, at the price of what it has not received.</summary>
    public Task FailOverHereAsync(string clusterArn, CancellationToken cancellation);

    /// <summary>Hands the writer over to another region's cluster; this region's must be the writer.</summary>
    public Task SwitchOverToAsync(string clusterArn, CancellationToken cancellation);

    /// <summary>Makes this region active after the known record; says whether the known record still stood.</summary>
    public Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation);

    /// <summary>Raises this region's capacity floor to that of a region that serves; says whether that was needed.</summary>
    public Task<bool> RaiseCapacityAsync(CancellationToken cancellation);

    /// <summary>Lowers this region's capacity floor to what the settings give it while it waits; says whether that was needed.</summary>
    public Task<bool> LowerCapacityAsync(CancellationToken cancellation);

    /// <summary>Tells the people who listen to this region's topic.</summary>
    public Task NotifyAsync(string subject, string message, CancellationToken cancellation);

    /// <summary>Tells machines over this region's event bus that it has become active.</summary>
    public Task EmitAsync(ActiveRegionChange change, CancellationToken cancellation);

    public Task SetPauseAsync(PauseOrder pause, CancellationToken cancellation);

    public Task ResumeAsync(CancellationToken cancellation);

    public Task ApproveAsync(ApprovalOrder approval, CancellationToken cancellation);
}
