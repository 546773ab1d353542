using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Dashboard;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Storage;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>What a <see cref="TrafficStack"/> is given.</summary>
public sealed record TrafficStackProps
{
    /// <summary>The deployment.</summary>
    public required DrSettings Settings { get; init; }

    /// <summary>What exists once.</summary>
    public required GlobalStack Global { get; init; }

    /// <summary>The region that serves first.</summary>
    public required RegionStack Primary { get; init; }

    /// <summary>The region that waits.</summary>
    public required RegionStack Secondary { get; init; }
}

/// <summary>
/// What joins the regions: the way between the networks, and everything that decides where traffic goes. The only stack that reads the
/// state of others; nothing in it is needed, or changed, by a failover.
/// </summary>
public sealed class TrafficStack : TerraformStack
{
    /// <summary>The stack's id.</summary>
    public const string Id = "traffic";

    /// <summary>Declares the stack.</summary>
    public TrafficStack(Construct scope, TrafficStackProps props)
        : base(scope, Id)
    {
        var settings = props.Settings;
        RootModule.RequireTerraform(this, settings);
        RootModule.KeepStateInS3(this, settings, Id);
        RootModule.ReadStateWithoutLock(this, [GlobalStack.Id, RegionProfile.Primary.Alias, RegionProfile.Secondary.Alias]);
        var primary = Placement.Declare(this, settings, RegionProfile.Primary);
        var secondary = Placement.Declare(this, settings, RegionProfile.Secondary);

        if (props.Primary.Payments is { } atPrimary && props.Secondary.Payments is { } atSecondary)
        {
            var traffic = new PaymentTraffic(
                this, settings, props.Global.ZoneId, new PaymentEnd(primary, props.Primary.Network, atPrimary), new PaymentEnd(secondary, props.Secondary.Network, atSecondary));
            Watch(settings, traffic, primary, secondary);
        }

        if (props.Primary.Transactions is { } inPrimary && props.Secondary.Transactions is { } inSecondary)
        {
            _ = new TransactionTraffic(this, settings, props.Global.ZoneId, new TransactionEnd(primary, inPrimary), new TransactionEnd(secondary, inSecondary));
        }

        if (settings.Alarms.Inbox)
        {
            _ = new AlertInboxes(this, "AlertInboxes", new AlertInboxesProps
            {
                Placements = [primary, secondary],
                KeyAlias = placement => EncryptionKey.AliasOf(placement.Names, Named.RegionKey),
            });
        }
    }

    private void Watch(DrSettings settings, PaymentTraffic traffic, Placement primary, Placement secondary)
    {
        var (edge, topicArn) = HealthMetricsPlacement(settings, primary, secondary);
        _ = new HealthAlarms(this, "HealthAlarms", new HealthAlarmsProps
        {
            Placement = edge,
            TopicArn = topicArn,
            ServiceCheckId = traffic.Latch.Service,
            LatchCheckId = traffic.Latch.Primary,
            ReadyCheckIds = new Dictionary<string, string> { [primary.Alias] = traffic.PrimaryChecks.Ready, [secondary.Alias] = traffic.SecondaryChecks.Ready },
        });
        var dashboard = new PlatformDashboard(this, "Dashboard", new PlatformDashboardProps
        {
            Placement = secondary,
            Regions = [primary, secondary],
            HealthMetricsRegion = edge.Region,
            Replications = Replications(settings.Documents, primary, secondary),
            HealthChecks = new Dictionary<string, string>
            {
                ["platform"] = traffic.Latch.Service,
                ["primary serves"] = traffic.PrimaryChecks.Health,
                ["secondary serves"] = traffic.SecondaryChecks.Health,
                ["primary stands by"] = traffic.PrimaryChecks.Standby,
                ["secondary stands by"] = traffic.SecondaryChecks.Standby,
            },
        });

        Outputs.Publish(this, new Dictionary<string, object> { ["dashboard"] = dashboard.Name });
    }

    // AWS measures what it promises a time for.
    private static IReadOnlyList<MeasuredReplication> Replications(DocumentSettings? documents, Placement primary, Placement secondary) => documents switch
    {
        { ReplicationTimeControl: true, ReplicateBack: true } => [Replication(primary, secondary), Replication(secondary, primary)],
        { ReplicationTimeControl: true } => [Replication(primary, secondary)],
        _ => [],
    };

    private static MeasuredReplication Replication(Placement from, Placement to) =>
        new(from.Region, to.Region, from.Names.Of(Named.Documents), to.Names.Of(Named.Documents), BucketReplication.RuleId);

    // Health-check metrics are in us-east-1 alone. When neither region is there, alarms and topic go to a third place.
    private (Placement Placement, string TopicArn) HealthMetricsPlacement(DrSettings settings, params Placement[] regions)
    {
        if (regions.FirstOrDefault(region => region.Region == HealthAlarms.Region) is { } inside)
        {
            return (inside, AlertTopic.ArnIn(inside));
        }

        var edge = Placement.Declare(this, settings, "edge", HealthAlarms.Region, RegionSettings.ShortForm(HealthAlarms.Region));
        var key = new EncryptionKey(this, "EdgeKey", new EncryptionKeyProps
        {
            Placement = edge,
            Name = Named.RegionKey,
            Through = ["sns"],
            Deliverers = AlertTopic.Publishers,
        });
        return (edge, new AlertTopic(this, "EdgeAlerts", new AlertTopicProps { Placement = edge, Settings = settings.Alarms, KeyArn = key.Arn }).Arn);
    }
}
