using DrTerraform.Cli.Operations;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Local.Tests.Takeover;

/// <summary>A region of the platform as the operator's commands see it.</summary>
internal sealed class EmulatedRegion(Platform platform, string region) : IRegion
{
    private readonly ControlTableRoleRecords _roles = new(platform.Dynamo(region), platform.Control);
    private readonly OperatorOrders _orders = new(platform.Dynamo(region), platform.Control);

    public string Name => region;

    public List<string> Notices { get; } = [];

    public List<ActiveRegionChange> Events { get; } = [];

    public Task<RoleRecord?> RoleAsync(CancellationToken cancellation) => _roles.ReadAsync(cancellation);

    public Task<PauseOrder?> PauseAsync(CancellationToken cancellation) => _orders.ReadPauseAsync(cancellation);

    public Task<ApprovalOrder?> ApprovalAsync(CancellationToken cancellation) => _orders.ReadApprovalAsync(cancellation);

    public Task<MonitorRecord?> MonitorAsync(CancellationToken cancellation) => platform.MonitorRecordOf(region);

    public Task<GlobalDatabaseState> GlobalDatabaseAsync(CancellationToken cancellation) => platform.Database(region).DescribeAsync(cancellation);

    public Task<ClusterState> ClusterAsync(CancellationToken cancellation) => platform.Cluster(region).DescribeAsync(cancellation);

    // The emulator measures no lag by itself: what is replicated there is replicated at once.
    public Task<LagFigure?> RpoLagAsync(CancellationToken cancellation) => Task.FromResult<LagFigure?>(new LagFigure(TimeSpan.Zero, platform.Clock.GetUtcNow()));

    public async Task<RegionHealth?> HealthAsync(CancellationToken cancellation) => await platform.ServesAsync(region)
        ? new RegionHealth(new HealthReply(true, "ok"), new HealthReply(true, "ok"))
        : new RegionHealth(new HealthReply(false, "role standby"), new HealthReply(platform.IsThere(region), "ok"));

    public async Task<Consensus?> ConsensusAsync(CancellationToken cancellation) => await platform.ServesAsync(region) ? Consensus.Up : Consensus.Down;

    public Task FailOverHereAsync(string clusterArn, CancellationToken cancellation) => platform.Database(region).FailOverAsync(clusterArn, cancellation);

    public Task SwitchOverToAsync(string clusterArn, CancellationToken cancellation) => platform.Database(region).SwitchOverAsync(clusterArn, cancellation);

    public Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation) => _roles.TakeAsync(known, region, since, reason, cancellation);

    public Task<bool> RaiseCapacityAsync(CancellationToken cancellation) => platform.Cluster(region).RaiseCapacityAsync(8, cancellation);

    public Task<bool> LowerCapacityAsync(CancellationToken cancellation) => platform.Cluster(region).LowerCapacityAsync(1, cancellation);

    public Task NotifyAsync(string subject, string message, CancellationToken cancellation)
    {
        Notices.Add(subject);
        return Task.CompletedTask;
    }

    public Task EmitAsync(ActiveRegionChange change, CancellationToken cancellation)
    {
        Events.Add(change);
        return Task.CompletedTask;
    }

    public Task SetPauseAsync(PauseOrder pause, CancellationToken cancellation) => _orders.PauseAsync(pause, cancellation);

    public Task ResumeAsync(CancellationToken cancellation) => _orders.ResumeAsync(cancellation);

    public Task ApproveAsync(ApprovalOrder approval, CancellationToken cancellation) => _orders.ApproveAsync(approval, cancellation);
}
