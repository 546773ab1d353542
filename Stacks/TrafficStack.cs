using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Dashboard;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Network;
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
        var zoneId = props.Global.ZoneId;
        var host = $"{settings.Dns.ApiHost}.{settings.Dns.Domain}";

        _ = new RegionPeering(this, "Peering", new RegionPeeringProps
        {
            Requester = new PeeringEnd(primary, props.Primary.Network.VpcId, props.Primary.Network.RouteTableId, settings.Primary.Cidr),
            Accepter = new PeeringEnd(secondary, props.Secondary.Network.VpcId, props.Secondary.Network.RouteTableId, settings.Secondary.Cidr),
        });

        var certificates = new ApiCertificates(this, "Certificates", new ApiCertificatesProps { Placements = [primary, secondary], ZoneId = zoneId, Host = host });
        var primaryDomain = Domain("PrimaryDomain", primary, props.Primary);
        var secondaryDomain = Domain("SecondaryDomain", secondary, props.Secondary);

        var primaryChecks = Checks("PrimaryChecks", primary, props.Primary);
        var secondaryChecks = Checks("SecondaryChecks", secondary, props.Secondary);
        var latch = new TrafficLatch(this, "Latch", new TrafficLatchProps { Placement = secondary, Primary = primaryChecks, Secondary = secondaryChecks });

        _ = new FailoverRecords(this, "Records", new FailoverRecordsProps
        {
            ZoneId = zoneId,
            Host = host,
            Settings = settings.Dns,
            Answers =
            [
                new FailoverAnswer(primary, RegionProfile.Primary.RoutingRole, primaryDomain, latch.Primary),
                new FailoverAnswer(secondary, RegionProfile.Secondary.RoutingRole, secondaryDomain, latch.Secondary),
            ],
        });
        Status("PrimaryStatus", primary, primaryChecks);
        Status("SecondaryStatus", secondary, secondaryChecks);

        var (edge, topicArn) = HealthMetricsPlacement(settings, primary, secondary);
        _ = new HealthAlarms(this, "HealthAlarms", new HealthAlarmsProps
        {
            Placement = edge,
            TopicArn = topicArn,
            ServiceCheckId = latch.Service,
            LatchCheckId = latch.Primary,
            ReadyCheckIds = new Dictionary<string, string> { [primary.Alias] = primaryChecks.Ready, [secondary.Alias] = secondaryChecks.Ready },
        });
        var dashboard = new PlatformDashboard(this, "Dashboard", new PlatformDashboardProps
        {
            Placement = secondary,
            Regions = [primary, secondary],
            HealthMetricsRegion = edge.Region,
            HealthChecks = new Dictionary<string, string>
            {
                ["platform"] = latch.Service,
                ["primary serves"] = primaryChecks.Health,
                ["secondary serves"] = secondaryChecks.Health,
                ["primary stands by"] = primaryChecks.Standby,
                ["secondary stands by"] = secondaryChecks.Standby,
            },
        });

        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["api_url"] = $"https://{host}",
            ["primary_health_check_id"] = primaryChecks.Health,
            ["secondary_health_check_id"] = secondaryChecks.Health,
            ["latch_health_check_id"] = latch.Primary,
            ["dashboard"] = dashboard.Name,
        });

        RegionalDomain Domain(string id, Placement placement, RegionStack region) => new(this, id, new RegionalDomainProps
        {
            Placement = placement,
            Host = host,
            CertificateArn = certificates.Arns[placement.Alias],
            ApiId = region.Api.Id,
            Stage = region.Api.Stage,
        });

        RegionChecks Checks(string id, Placement placement, RegionStack region) => new(this, id, new RegionChecksProps
        {
            Placement = placement,
            Settings = settings.Dns,
            ApiHost = region.Api.Host,
            Stage = region.Api.Stage,
        });

        void Status(string id, Placement placement, RegionChecks checks) => _ = new StatusRecords(this, id, new StatusRecordsProps
        {
            Placement = placement,
            ZoneId = zoneId,
            Domain = settings.Dns.Domain,
            HealthCheckId = checks.Health,
            TtlSeconds = settings.Dns.TtlSeconds,
        });
    }

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
