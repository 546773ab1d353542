using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>What the monitor of the waiting region finds around it: another region that serves, until the test takes it away.</summary>
internal sealed class TwoRegions : IControl, IPeer, IWorld, IDatabase, IAnnouncements
{
    /// <summary>How long RDS takes for a promotion.</summary>
    public static readonly TimeSpan PromotionTakes = TimeSpan.FromSeconds(45);

    private DateTimeOffset? _promotedAt;
    private int _calls;
    private (int Call, bool AfterEffect)? _death;
    private bool _dead;

    /// <summary>Whether the waiting region is the one that traffic has left.</summary>
    public bool IsHome { get; set; }

    public ManualTime Time { get; } = new();

    public PeerAnswer Peer { get; set; } = PeerAnswer.Serving;

    public Consensus Consensus { get; set; } = Consensus.Up;

    public TimeSpan? Lag { get; set; } = TimeSpan.FromMilliseconds(800);

    public PauseOrder? Pause { get; set; }

    public ApprovalOrder? Approval { get; set; }

    public RoleRecord? Role { get; set; } = new(Some.Region, 1);

    public MonitorRecord? Record { get; set; }

    /// <summary>The call that fails as AWS would, by the name of the port's method.</summary>
    public string? Refused { get; set; }

    public bool CapacityRaised { get; private set; }

    /// <summary>Roles that were written, oldest first.</summary>
    public List<RoleRecord> Roles { get; } = [];

    /// <summary>The subjects that people were told.</summary>
    public List<string> Subjects { get; } = [];

    public List<string> Messages { get; } = [];

    public List<ActiveRegionChange> Events { get; } = [];

    /// <summary>The calls that changed something, oldest first.</summary>
    public List<string> Acts { get; } = [];

    /// <summary>How many calls were made.</summary>
    public int Calls => _calls;

    public ClusterRole Cluster =>
        _promotedAt is not { } asked ? ClusterRole.Replica
        : Time.GetUtcNow() - asked < PromotionTakes ? ClusterRole.Changing
        : ClusterRole.Writer;

    /// <summary>The waiting region's eyes.</summary>
    public Lookout Lookout(IPeer? peer = null) => new(this, peer ?? this, this, this, Some.OtherRegion, IsHome, Some.Log(), Time);

    /// <summary>The waiting region's monitor.</summary>
    public MonitorTick Tick(FailoverLimits? limits = null, Stream? log = null, IControl? control = null) =>
        new(control ?? this, Lookout(), this, this, limits ?? new FailoverLimits(), Some.OtherRegion, Some.Log(log), Time);

    /// <summary>The other region is gone, and the world has noticed.</summary>
    public void Lose() => (Peer, Consensus) = (PeerAnswer.Silent, Consensus.Down);

    /// <summary>The process ends at a call: before it has an effect, or after.</summary>
    public void DieAt(int call, bool afterEffect) => _death = (_calls + call, afterEffect);

    /// <summary>Another process takes its place.</summary>
    public void Revive() => (_dead, _death) = (false, null);

    public Task<RoleRecord?> ReadRoleAsync(CancellationToken cancellation) => CallAsync(nameof(ReadRoleAsync), () => Role);

    public Task<PauseOrder?> ReadPauseAsync(CancellationToken cancellation) => CallAsync(nameof(ReadPauseAsync), () => Pause);

    public Task<ApprovalOrder?> ReadApprovalAsync(CancellationToken cancellation) => CallAsync(nameof(ReadApprovalAsync), () => Approval);

    public Task<MonitorRecord?> ReadMonitorAsync(CancellationToken cancellation) => CallAsync(nameof(ReadMonitorAsync), () => Record);

    public Task<PeerAnswer> AskAsync(CancellationToken cancellation) => CallAsync("AskPeer", () => Peer);

    Task<Consensus> IWorld.AskAsync(CancellationToken cancellation) => CallAsync("AskWorld", () => Consensus);

    public Task<ClusterRole> RoleAsync(CancellationToken cancellation) => CallAsync(nameof(RoleAsync), () => Cluster);

    public Task<TimeSpan?> LagAsync(CancellationToken cancellation) => CallAsync(nameof(LagAsync), () => Lag);

    public Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation) => CallAsync(nameof(TakeRoleAsync), () =>
    {
        if (Role is not { } role || (role.Epoch, role.ActiveRegion) != (known.Epoch, known.ActiveRegion))
        {
            return false;
        }

        Acts.Add("role");
        Role = new RoleRecord(Some.OtherRegion, known.Epoch + 1) { Since = since, Reason = reason };
        Roles.Add(Role);
        return true;
    });

    public Task<bool> WriteMonitorAsync(MonitorRecord record, CancellationToken cancellation) => CallAsync(nameof(WriteMonitorAsync), () =>
    {
        if ((Record?.Version ?? 0) != record.Version - 1)
        {
            return false;
        }

        Record = record;
        return true;
    });

    public Task FailOverHereAsync(CancellationToken cancellation) => CallAsync(nameof(FailOverHereAsync), () =>
    {
        Acts.Add("failover");
        return _promotedAt ??= Time.GetUtcNow();
    });

    public Task RaiseCapacityAsync(CancellationToken cancellation) => CallAsync(nameof(RaiseCapacityAsync), () =>
    {
        Acts.Add("capacity");
        return CapacityRaised = true;
    });

    public Task TellPeopleAsync(string subject, string message, CancellationToken cancellation) => CallAsync(nameof(TellPeopleAsync), () =>
    {
        Acts.Add("people");
        Subjects.Add(subject);
        Messages.Add(message);
        return true;
    });

    public Task TellMachinesAsync(ActiveRegionChange change, CancellationToken cancellation) => CallAsync(nameof(TellMachinesAsync), () =>
    {
        Acts.Add("machines");
        Events.Add(change);
        return true;
    });

    private Task<T> CallAsync<T>(string call, Func<T> effect)
    {
        var number = ++_calls;
        if (_dead || (_death is { AfterEffect: false } before && before.Call == number))
        {
            _dead = true;
            return Task.FromException<T>(new ProcessDiedException());
        }

        if (Refused == call)
        {
            return Task.FromException<T>(new AwsException(call, "AccessDenied", 403));
        }

        var result = effect();
        if (_death is { AfterEffect: true } after && after.Call == number)
        {
            _dead = true;
            return Task.FromException<T>(new ProcessDiedException());
        }

        return Task.FromResult(result);
    }

    internal sealed class ProcessDiedException : Exception;
}
