using System.Globalization;
using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Events;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>
/// What watches the other region and takes over when it is lost: the monitor, outside the network, the clock that starts it, and the
/// alarms about it. Not a construct: what it declares stands in the region's stack itself.
/// </summary>
internal sealed class FailoverWatch
{
    // A minute of looks, the last of which may promote; the lease keeps the next run out meanwhile.
    private const int TimeoutSeconds = 90;

    private const int MemoryMegabytes = 512;

    /// <summary>Declares the watch.</summary>
    public FailoverWatch(RegionParts region, DatabaseSettings database, RegionalDatabase cluster, AlertTopic topic)
    {
        var (stack, placement, settings) = (region.Stack, region.Placement, region.Settings);
        var names = placement.Names;
        var (own, peer) = (region.Profile.Region(settings), region.Profile.Peer(settings));
        var domain = settings.Dns.Domain;
        var limits = settings.Failover;

        var monitor = region.Function("RegionMonitor", new FunctionParts
        {
            Name = Named.RegionMonitor,
            Settings = settings.Functions with { MemoryMegabytes = MemoryMegabytes, TimeoutSeconds = TimeoutSeconds },
            Package = region.Packages.RegionMonitor,
            Environment = new Dictionary<string, string>
            {
                ["DR_CONTROL_TABLE"] = names.Of(Named.Control),
                ["DR_TOPIC_ARN"] = topic.Arn,
                ["DR_GLOBAL_CLUSTER"] = names.Of(Named.GlobalDatabase),
                ["DR_CLUSTER"] = cluster.Identifier,
                ["DR_CLUSTER_ARN"] = cluster.ClusterArn,
                ["DR_CAPACITY_FLOOR"] = CapacityFloor(database, own, peer),
                ["DR_ROUTING_ROLE"] = region.Profile.RoutingRole,
                ["DR_PEER_REGION"] = peer.Region,
                ["DR_PEER_HOST"] = EndpointRecord.NameOf(peer.Region, domain),
                ["DR_PEER_HEALTH_URL"] = $"https://{settings.Dns.ApiHost}.{domain}/health",
                ["DR_PEER_STATUS_NAME"] = StatusRecords.NameOf(peer.Region, domain),
                ["DR_STATUS_UP"] = StatusRecords.Up,
                ["DR_STATUS_DOWN"] = StatusRecords.Down,
                ["DR_FAILOVER_MODE"] = $"{limits.Mode}".ToLowerInvariant(),
                ["DR_TICK_SECONDS"] = $"{limits.TickSeconds}",
                ["DR_CONFIRM_SECONDS"] = $"{limits.ConfirmSeconds}",
                ["DR_CONFIRM_ANSWERING_SECONDS"] = $"{limits.ConfirmAnsweringSeconds}",
                ["DR_MAXIMUM_LAG_SECONDS"] = $"{settings.MaximumLagSeconds}",
                ["DR_COOLDOWN_SECONDS"] = $"{limits.CooldownMinutes * 60}",
            },
            Rights =
            [
                // RDS checks the call against the frame and both members; it is made in this region all the same.
                new Access("Promote", ["rds:FailoverGlobalCluster"],
                [
                    placement.GlobalArn("rds", $"global-cluster:{names.Of(Named.GlobalDatabase)}"),
                    cluster.ClusterArn,
                    $"arn:aws:rds:{peer.Region}:{placement.AccountId}:cluster:{new Names(settings, peer.NameLabel).Of(Named.Database)}",
                ]),
                new Access("SeeRoles", ["rds:DescribeGlobalClusters"], ["*"]),
                new Access("SeeCluster", ["rds:DescribeDBClusters"], [cluster.ClusterArn]),
                new Access("RaiseCapacity", ["rds:ModifyDBCluster"], [cluster.ClusterArn]),
                new Access("SeeLag", ["cloudwatch:GetMetricStatistics"], ["*"]),
                GlobalTable.AccessTo(placement, Named.Control, "KeepControl", "GetItem", "PutItem"),
                new Access("TellPeople", ["sns:Publish"], [topic.Arn]),
                new Access("TellMachines", ["events:PutEvents"], [placement.Arn("events", "event-bus/default")]),
            ],
        });
        _ = new FunctionTrigger(stack, "MonitorSchedule", new FunctionTriggerProps
        {
            Placement = placement,
            Purpose = "region-monitor",
            Description = "Starts the failover monitor for another minute",
            Schedule = "rate(1 minute)",
            Function = monitor,
        });
        _ = new MonitorAlarms(stack, "MonitorAlarms", new MonitorAlarmsProps { Placement = placement, TopicArn = topic.Arn, Monitor = monitor.Name, Settings = limits });
        Monitor = monitor.Name;
    }

    /// <summary>The monitor's name.</summary>
    public string Monitor { get; }

    // Whichever region serves has to bear what the other one bore.
    private static string CapacityFloor(DatabaseSettings database, RegionSettings own, RegionSettings peer) => database.Capacity == DatabaseCapacity.Serverless
        ? Math.Max(own.Database.MinimumCapacity, peer.Database.MinimumCapacity).ToString(CultureInfo.InvariantCulture)
        : "";
}
