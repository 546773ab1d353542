using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>The control table's records in this region. Every call throws <see cref="AwsException"/> when DynamoDB refuses or does not answer.</summary>
internal interface IControl
{
    public Task<RoleRecord?> ReadRoleAsync(CancellationToken cancellation);

    public Task<PauseOrder?> ReadPauseAsync(CancellationToken cancellation);

    public Task<ApprovalOrder?> ReadApprovalAsync(CancellationToken cancellation);

    /// <summary>Makes this region active after the known record; says whether the known record still stood.</summary>
    public Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation);

    public Task<MonitorRecord?> ReadMonitorAsync(CancellationToken cancellation);

    /// <summary>Writes the record that follows the known one; says whether no other run has written meanwhile.</summary>
    public Task<bool> WriteMonitorAsync(MonitorRecord record, CancellationToken cancellation);
}
