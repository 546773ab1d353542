using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>The control table's replica in this region.</summary>
internal sealed class ControlTable(AwsJsonClient dynamo, string table, string region) : IControl
{
    private readonly ControlTableRoleRecords _roles = new(dynamo, table);
    private readonly OperatorOrders _orders = new(dynamo, table);
    private readonly MonitorRecords _monitors = new(dynamo, table);

    public Task<RoleRecord?> ReadRoleAsync(CancellationToken cancellation) => _roles.ReadAsync(cancellation);

    public Task<PauseOrder?> ReadPauseAsync(CancellationToken cancellation) => _orders.ReadPauseAsync(cancellation);

    public Task<ApprovalOrder?> ReadApprovalAsync(CancellationToken cancellation) => _orders.ReadApprovalAsync(cancellation);

    public Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation) =>
        _roles.TakeAsync(known, region, since, reason, cancellation);

    public Task<MonitorRecord?> ReadMonitorAsync(CancellationToken cancellation) => _monitors.ReadAsync(region, cancellation);

    public Task<bool> WriteMonitorAsync(MonitorRecord record, CancellationToken cancellation) => _monitors.WriteAsync(region, record, cancellation);
}
