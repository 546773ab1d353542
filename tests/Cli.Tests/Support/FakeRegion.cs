using DrTerraform.Cli.Operations;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Cli.Tests.Support;

/// <summary>One of the two regions.</summary>
internal sealed class FakeRegion(FakeDeployment deployment, string name) : IRegion
{
    public string Name => name;

    /// <summary>Whether nothing in it answers.</summary>
    public bool Silent { get; set; }

    public LagFigure? RpoLag { get; set; }

    public RegionHealth? Health { get; set; } = new(new HealthReply(true, "ok"), new HealthReply(true, "ok"));

    public MonitorRecord? Monitor { get; set; }

    public string ClusterStatus { get; set; } = "available";

    public PauseOrder? Pause { get; private set; }

    public ApprovalOrder? Approval { get; private set; }

    public string? Notice { get; private set; }

    /// <summary>Called before every question, for what happens meanwhile.</summary>
    public Action? BeforeRole { get; set; }

    /// <summary>What the region's API refuses, by the name of the call.</summary>
    public Dictionary<string, AwsException> Refusals { get; } = [];

    public Task<RoleRecord?> RoleAsync(CancellationToken cancellation)
    {
        BeforeRole?.Invoke();
        return Answer("GetItem", deployment.Role);
    }

    public Task<PauseOrder?> PauseAsync(CancellationToken cancellation) => Answer("GetItem", Pause);

    public Task<ApprovalOrder?> ApprovalAsync(CancellationToken cancellation) => Answer("GetItem", Approval);

    public Task<MonitorRecord?> MonitorAsync(CancellationToken cancellation) => Answer("GetItem", Monitor);

    public Task<GlobalDatabaseState> GlobalDatabaseAsync(CancellationToken cancellation) => Answer(
        "DescribeGlobalClusters",
        new GlobalDatabaseState(
            deployment.Change is null ? "available" : deployment.Change.Status,
            [.. deployment.Members.Select(region => new GlobalDatabaseMember(FakeDeployment.ArnIn(region), region == deployment.Writer))])
        {
            Change = deployment.Change,
        });

    public Task<ClusterState> ClusterAsync(CancellationToken cancellation) =>
        Answer("DescribeDBClusters", new ClusterState(FakeDeployment.ArnIn(name), ClusterStatus, Instances: 1, new CapacityRange(1, 16)));

    public Task<LagFigure?> RpoLagAsync(CancellationToken cancellation) => Answer("GetMetricStatistics", RpoLag);

    public Task<RegionHealth?> HealthAsync(CancellationToken cancellation) => Answer("GetParameter", Health);

    public Task<Consensus?> ConsensusAsync(CancellationToken cancellation) => Task.FromResult<Consensus?>(Silent ? Consensus.Down : Consensus.Up);

    public Task FailOverHereAsync(string clusterArn, CancellationToken cancellation)
    {
        clusterArn.ShouldBe(FakeDeployment.ArnIn(name));
        return Change("FailoverGlobalCluster", () => deployment.AskForWriter(name));
    }

    public Task SwitchOverToAsync(string clusterArn, CancellationToken cancellation) =>
        Change("SwitchoverGlobalCluster", () => deployment.AskForWriter(clusterArn.Split(':')[3]));

    public async Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation)
    {
        await Change("take role", () => deployment.Role = known == deployment.Role ? new RoleRecord(name, known.Epoch + 1) { Since = since, Reason = reason } : deployment.Role);
        return deployment.Role!.ActiveRegion == name;
    }

    public async Task<bool> RaiseCapacityAsync(CancellationToken cancellation)
    {
        await Change("ModifyDBCluster", () => { });
        return true;
    }

    public async Task<bool> LowerCapacityAsync(CancellationToken cancellation)
    {
        await Change("lower capacity", () => { });
        return true;
    }

    public Task NotifyAsync(string subject, string message, CancellationToken cancellation) => Change("Publish", () => Notice = message);

    public Task EmitAsync(ActiveRegionChange change, CancellationToken cancellation) => Change("PutEvents", () => { });

    public Task SetPauseAsync(PauseOrder pause, CancellationToken cancellation) => Change("pause", () => Pause = pause);

    public Task ResumeAsync(CancellationToken cancellation) => Change("resume", () => Pause = null);

    public Task ApproveAsync(ApprovalOrder approval, CancellationToken cancellation) => Change("approve", () => Approval = approval);

    private Task Change(string call, Action change)
    {
        deployment.Calls.Add($"{name} {call}");
        Refuse(call);
        change();
        return Task.CompletedTask;
    }

    private Task<T> Answer<T>(string call, T value)
    {
        try
        {
            Refuse(call);
            return Task.FromResult(value);
        }
        catch (AwsException problem)
        {
            return Task.FromException<T>(problem);
        }
    }

    private void Refuse(string call)
    {
        if (Silent)
        {
            throw new AwsException(call, new TimeoutException());
        }

        if (Refusals.TryGetValue(call, out var refusal))
        {
            throw refusal;
        }
    }
}
