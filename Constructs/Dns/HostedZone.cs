using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.Route53Zone;

namespace DrTerraform.Constructs.Dns;

/// <summary>What a <see cref="HostedZone"/> is given.</summary>
public sealed record HostedZoneProps
{
    /// <summary>The region through which the zone is managed; zones are global.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The zone's domain.</summary>
    public required string Domain { get; init; }
}

/// <summary>The public zone of the platform. Its name servers must be entered at the parent domain once, by hand.</summary>
public sealed class HostedZone : Construct
{
    /// <summary>Declares the zone.</summary>
    public HostedZone(Construct scope, string id, HostedZoneProps props)
        : base(scope, id)
    {
        var zone = new Route53Zone(this, "Zone", new Route53ZoneConfig
        {
            Provider = props.Placement.Provider,
            Name = props.Domain,
            Comment = "Payments platform: failover records and what they rest on",
            ForceDestroy = true,
        });
        Id = zone.ZoneId;
        NameServers = zone.NameServers;
    }

    /// <summary>The zone's id.</summary>
    public string Id { get; }

    /// <summary>The name servers to enter at the parent domain.</summary>
    public string[] NameServers { get; }
}
