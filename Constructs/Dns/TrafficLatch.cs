using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.Route53HealthCheck;

namespace DrTerraform.Constructs.Dns;

/// <summary>What a <see cref="TrafficLatch"/> is given.</summary>
public sealed record TrafficLatchProps
{
    /// <summary>The region through which the checks are managed.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Checks of the region that serves first.</summary>
    public required RegionChecks Primary { get; init; }

    /// <summary>Checks of the region that waits.</summary>
    public required RegionChecks Secondary { get; init; }
}

/// <summary>
/// Holds the traffic where the writer is, without a control plane. The primary record is healthy only while the primary serves and the
/// secondary stands by. Before a promotion both records may be unhealthy: Route 53 then answers with the primary, so traffic cannot
/// reach a region that is not yet the writer. After it the secondary no longer stands by, so a primary that wakes up gets no traffic.
/// </summary>
public sealed class TrafficLatch : Construct
{
    private readonly Placement _placement;

    /// <summary>Declares the combined checks.</summary>
    public TrafficLatch(Construct scope, string id, TrafficLatchProps props)
        : base(scope, id)
    {
        _placement = props.Placement;
        Primary = Combine("Latch", "latch", needed: 2, props.Primary.Health, props.Secondary.Standby);
        Secondary = props.Secondary.Health;
        Service = Combine("Service", "service", needed: 1, props.Primary.Health, props.Secondary.Health);
    }

    /// <summary>What the primary record rests on.</summary>
    public string Primary { get; }

    /// <summary>What the secondary record rests on.</summary>
    public string Secondary { get; }

    /// <summary>Healthy while any region serves: the platform, as its users see it.</summary>
    public string Service { get; }

    private string Combine(string checkId, string purpose, int needed, params string[] children) => new Route53HealthCheck(this, checkId, new Route53HealthCheckConfig
    {
        Provider = _placement.Provider,
        Type = "CALCULATED",
        ChildHealthchecks = children,
        ChildHealthThreshold = needed,
        Tags = _placement.NameTag(Named.HealthCheck, purpose),
    }).Id;
}
