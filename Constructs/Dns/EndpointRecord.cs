using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.Route53Record;

namespace DrTerraform.Constructs.Dns;

/// <summary>What an <see cref="EndpointRecord"/> is given.</summary>
public sealed record EndpointRecordProps
{
    /// <summary>The region led to.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The zone's domain.</summary>
    public required string Domain { get; init; }

    /// <summary>The region's form of the platform's host name.</summary>
    public required RegionalDomain Target { get; init; }

    /// <summary>Seconds a resolver may keep the answer.</summary>
    public required int TtlSeconds { get; init; }
}

/// <summary>
/// A name that leads to one region whatever its health: the other region's monitor asks there, under the platform's own name and
/// certificate. A name known in advance, so that no region has to know an address that the other one's stack makes up.
/// </summary>
public sealed class EndpointRecord : Construct
{
    /// <summary>Declares the record.</summary>
    public EndpointRecord(Construct scope, string id, EndpointRecordProps props)
        : base(scope, id) => _ = new Route53Record(this, "Record", new Route53RecordConfig
        {
            Provider = props.Placement.Provider,
            ZoneId = props.ZoneId,
            Name = NameOf(props.Placement.Region, props.Domain),
            Type = "CNAME",
            Ttl = props.TtlSeconds,
            Records = [props.Target.Target.Host],
        });

    /// <summary>The name that leads to a region.</summary>
    public static string NameOf(string region, string domain) => $"endpoint-{region}.{domain}";
}
