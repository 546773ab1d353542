using System.Net;
using System.Net.Sockets;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Operations;

/// <summary>A region by the names in the settings and by its own APIs: no Terraform state is read, and nothing is asked of another region.</summary>
/// <param name="settings">The deployment.</param>
/// <param name="region">The region's part of the settings.</param>
/// <param name="access">The way to its APIs.</param>
/// <param name="time">The clock.</param>
internal sealed class AwsRegion(DrSettings settings, RegionSettings region, RegionAccess access, TimeProvider time) : IRegion
{
    // Across an ocean, and RDS is no data plane.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(4);

    private readonly Names _names = new(settings, region.NameLabel);

    public string Name => region.Region;

    public async Task<RoleRecord?> RoleAsync(CancellationToken cancellation) => await (await RolesAsync()).ReadAsync(cancellation);

    public async Task<PauseOrder?> PauseAsync(CancellationToken cancellation) => await (await OrdersAsync()).ReadPauseAsync(cancellation);

    public async Task<ApprovalOrder?> ApprovalAsync(CancellationToken cancellation) => await (await OrdersAsync()).ReadApprovalAsync(cancellation);

    public async Task<MonitorRecord?> MonitorAsync(CancellationToken cancellation) =>
        await new MonitorRecords(await DynamoAsync(), ControlTable).ReadAsync(Name, cancellation);

    public async Task<GlobalDatabaseState> GlobalDatabaseAsync(CancellationToken cancellation) => await (await DatabaseAsync()).DescribeAsync(cancellation);

    public async Task<ClusterState> ClusterAsync(CancellationToken cancellation) => await (await OwnClusterAsync()).DescribeAsync(cancellation);

    public async Task<LagFigure?> RpoLagAsync(CancellationToken cancellation) =>
        await new ReplicationMetrics(await QueryAsync(ReplicationMetrics.Service, ReplicationMetrics.Version), _names.Of(Named.Database), time).RpoLagAsync(cancellation);

    public async Task<RegionHealth?> HealthAsync(CancellationToken cancellation) =>
        // The emulator knows APIs but serves none.
        access.Endpoint is null ? await new HealthProbe(access.Http, await JsonAsync(AwsService.SystemsManager), ParameterOf("api/url")).AskAsync(cancellation) : null;

    public async Task<Consensus?> ConsensusAsync(CancellationToken cancellation)
    {
        if (access.Endpoint is not null)
        {
            return null;
        }

        try
        {
            return StatusAddresses.Meaning(await Dns.GetHostAddressesAsync(StatusAddresses.NameOf(Name, settings.Dns.Domain), AddressFamily.InterNetwork, cancellation));
        }
        catch (SocketException)
        {
            return Consensus.Unknown;
        }
    }

    public async Task FailOverHereAsync(string clusterArn, CancellationToken cancellation) => await (await DatabaseAsync()).FailOverAsync(clusterArn, cancellation);

    public async Task SwitchOverToAsync(string clusterArn, CancellationToken cancellation) => await (await DatabaseAsync()).SwitchOverAsync(clusterArn, cancellation);

    public async Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation) =>
        await (await RolesAsync()).TakeAsync(known, Name, since, reason, cancellation);

    public async Task<bool> RaiseCapacityAsync(CancellationToken cancellation) =>
        await (await OwnClusterAsync()).RaiseCapacityAsync(Math.Max(settings.Primary.Database.MinimumCapacity, settings.Secondary.Database.MinimumCapacity), cancellation);

    public async Task<bool> LowerCapacityAsync(CancellationToken cancellation) =>
        await (await OwnClusterAsync()).LowerCapacityAsync(region.Database.MinimumCapacity, cancellation);

    public async Task NotifyAsync(string subject, string message, CancellationToken cancellation)
    {
        // Whose account it is the region itself tells: settings need not.
        var account = (await ClusterAsync(cancellation)).Arn.Split(':')[4];
        var topic = $"arn:aws:sns:{Name}:{account}:{_names.Of(Named.Alerts)}";
        await new NotificationTopic(await QueryAsync("sns", NotificationTopic.Version), topic).PublishAsync(subject, message, cancellation);
    }

    public async Task EmitAsync(ActiveRegionChange change, CancellationToken cancellation) =>
        await new RoleEvents(await JsonAsync(AwsService.EventBridge)).PutAsync(change, cancellation);

    public async Task SetPauseAsync(PauseOrder pause, CancellationToken cancellation) => await (await OrdersAsync()).PauseAsync(pause, cancellation);

    public async Task ResumeAsync(CancellationToken cancellation) => await (await OrdersAsync()).ResumeAsync(cancellation);

    public async Task ApproveAsync(ApprovalOrder approval, CancellationToken cancellation) => await (await OrdersAsync()).ApproveAsync(approval, cancellation);

    private string ControlTable => _names.Of(Named.Control);

    private string ParameterOf(string path) => $"/{settings.Project}/{settings.Environment}-{settings.Suffix}/{path}";

    private async Task<ControlTableRoleRecords> RolesAsync() => new(await DynamoAsync(), ControlTable);

    private async Task<OperatorOrders> OrdersAsync() => new(await DynamoAsync(), ControlTable);

    private async Task<GlobalDatabase> DatabaseAsync() => new(await RdsAsync(), _names.Of(Named.GlobalDatabase));

    private async Task<RegionalCluster> OwnClusterAsync() => new(await RdsAsync(), _names.Of(Named.Database));

    private Task<AwsQueryClient> RdsAsync() => QueryAsync(GlobalDatabase.Service, GlobalDatabase.Version);

    private Task<AwsJsonClient> DynamoAsync() => JsonAsync(AwsService.DynamoDb);

    private async Task<AwsQueryClient> QueryAsync(string service, string version) =>
        new(access.Http, service, version, Name, await access.Credentials(), access.Endpoint, time, AttemptTimeout);

    private async Task<AwsJsonClient> JsonAsync(AwsService service) =>
        new(access.Http, service, Name, await access.Credentials(), access.Endpoint, time, AttemptTimeout);
}
