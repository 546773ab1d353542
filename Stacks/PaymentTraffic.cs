using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Dashboard;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Network;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>
/// What joins the regions' payment services: the way between their networks, and the latch that holds the traffic where the writer
/// is. Not a construct: what it declares stands in the traffic stack itself.
/// </summary>
internal sealed class PaymentTraffic
{
    private readonly TrafficStack _stack;
    private readonly DrSettings _settings;
    private readonly string _zoneId;

    /// <summary>Declares what joins them.</summary>
    public PaymentTraffic(TrafficStack stack, DrSettings settings, string zoneId, PaymentEnd primary, PaymentEnd secondary)
    {
        (_stack, _settings, _zoneId) = (stack, settings, zoneId);
        Host = $"{settings.Dns.ApiHost}.{settings.Dns.Domain}";

        _ = new RegionPeering(stack, "Peering", new RegionPeeringProps
        {
            Requester = new PeeringEnd(primary.Placement, primary.Network.VpcId, primary.Network.RouteTableId, settings.Primary.Cidr),
            Accepter = new PeeringEnd(secondary.Placement, secondary.Network.VpcId, secondary.Network.RouteTableId, settings.Secondary.Cidr),
        });

        var certificates = new ApiCertificates(stack, "Certificates", new ApiCertificatesProps { Placements = [primary.Placement, secondary.Placement], ZoneId = zoneId, Host = Host });
        var primaryDomain = Domain("PrimaryDomain", primary, certificates);
        var secondaryDomain = Domain("SecondaryDomain", secondary, certificates);

        PrimaryChecks = Checks("PrimaryChecks", primary);
        SecondaryChecks = Checks("SecondaryChecks", secondary);
        Latch = new TrafficLatch(stack, "Latch", new TrafficLatchProps { Placement = secondary.Placement, Primary = PrimaryChecks, Secondary = SecondaryChecks });
        _ = new FailoverRecords(stack, "Records", new FailoverRecordsProps
        {
            ZoneId = zoneId,
            Host = Host,
            Settings = settings.Dns,
            Answers =
            [
                new FailoverAnswer(primary.Placement, RegionProfile.Primary.RoutingRole, RegionProfile.Primary.Weight, primaryDomain.Target, Latch.Primary),
                new FailoverAnswer(secondary.Placement, RegionProfile.Secondary.RoutingRole, RegionProfile.Secondary.Weight, secondaryDomain.Target, Latch.Secondary),
            ],
        });
        Status("PrimaryStatus", primary, PrimaryChecks);
        Status("SecondaryStatus", secondary, SecondaryChecks);
        Endpoint("PrimaryEndpoint", primary, primaryDomain);
        Endpoint("SecondaryEndpoint", secondary, secondaryDomain);

        Outputs.Publish(stack, new Dictionary<string, object>
        {
            ["api_url"] = $"https://{Host}",
            ["primary_health_check_id"] = PrimaryChecks.Health,
            ["secondary_health_check_id"] = SecondaryChecks.Health,
            ["latch_health_check_id"] = Latch.Primary,
        });
    }

    /// <summary>The host at which the platform answers, in whichever region it is.</summary>
    public string Host { get; }

    /// <summary>What is asked of the region that serves first.</summary>
    public RegionChecks PrimaryChecks { get; }

    /// <summary>What is asked of the region that waits.</summary>
    public RegionChecks SecondaryChecks { get; }

    /// <summary>What the records rest on.</summary>
    public TrafficLatch Latch { get; }

    private RegionalDomain Domain(string id, PaymentEnd end, ApiCertificates certificates) => new(_stack, id, new RegionalDomainProps
    {
        Placement = end.Placement,
        Host = Host,
        CertificateArn = certificates.Arns[end.Placement.Alias],
        ApiId = end.Service.Api.Id,
        Stage = end.Service.Api.Stage,
    });

    private RegionChecks Checks(string id, PaymentEnd end) => new(_stack, id, new RegionChecksProps
    {
        Placement = end.Placement,
        Settings = _settings.Dns,
        ApiHost = end.Service.Api.Host,
        Stage = end.Service.Api.Stage,
    });

    private void Status(string id, PaymentEnd end, RegionChecks checks) => _ = new StatusRecords(_stack, id, new StatusRecordsProps
    {
        Placement = end.Placement,
        ZoneId = _zoneId,
        Domain = _settings.Dns.Domain,
        HealthCheckId = checks.Health,
        TtlSeconds = _settings.Dns.TtlSeconds,
    });

    private void Endpoint(string id, PaymentEnd end, RegionalDomain domain) => _ = new EndpointRecord(_stack, id, new EndpointRecordProps
    {
        Placement = end.Placement,
        ZoneId = _zoneId,
        Domain = _settings.Dns.Domain,
        Target = domain,
        TtlSeconds = _settings.Dns.TtlSeconds,
    });
}

/// <summary>One region's payment service, as what joins the two sees it.</summary>
/// <param name="Placement">The traffic stack's placement in the region.</param>
/// <param name="Network">The region's network.</param>
/// <param name="Service">The region's service.</param>
internal sealed record PaymentEnd(Placement Placement, PrivateNetwork Network, PaymentService Service);
