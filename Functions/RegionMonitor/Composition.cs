using System.Net;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Regions;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>Puts the monitor together. All clients of AWS are made here, and all by the settings, which know no region but their own.</summary>
internal static class Composition
{
    /// <summary>The monitor that an environment describes.</summary>
    /// <param name="settings">The environment.</param>
    /// <param name="resolve">Resolves names.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public static MonitorTick Of(MonitorSettings settings, Func<string, CancellationToken, Task<IPAddress[]>> resolve, Log log, TimeProvider time)
    {
        var runtime = settings.Runtime;
        var http = AwsJsonClient.CreateHttpClient();
        var control = new ControlTable(runtime.JsonClient(http, AwsService.DynamoDb, time), settings.ControlTable, runtime.Region);
        var database = new AuroraCluster(
            runtime.QueryClient(http, GlobalDatabase.Service, GlobalDatabase.Version, time, AuroraCluster.RdsPatience),
            new ReplicationMetrics(runtime.QueryClient(http, ReplicationMetrics.Service, ReplicationMetrics.Version, time), settings.Cluster.Cluster, time),
            settings.Cluster,
            settings.CapacityFloor);
        var announcements = new TopicAndEventBus(
            new NotificationTopic(runtime.QueryClient(http, "sns", NotificationTopic.Version, time), settings.TopicArn),
            new RoleEvents(runtime.JsonClient(http, AwsService.EventBridge, time)));

        var lookout = new Lookout(
            control,
            new PeerEndpoint(PeerEndpoint.CreateHttpClient(settings.PeerHost), settings.PeerHealth, settings.PeerRegion),
            new StatusName(resolve, settings.StatusName, settings.StatusUp, settings.StatusDown),
            database,
            runtime.Region,
            settings.IsHome,
            log,
            time);
        return new MonitorTick(control, lookout, database, announcements, settings.Limits, runtime.Region, log, time);
    }
}
