using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.Route53Record;

namespace DrTerraform.Constructs.Dns;

/// <summary>What <see cref="StatusRecords"/> are given.</summary>
public sealed record StatusRecordsProps
{
    /// <summary>The region whose state is told.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The zone's domain.</summary>
    public required string Domain { get; init; }

    /// <summary>The check whose state is told: the region's own answer to whether it serves.</summary>
    public required string HealthCheckId { get; init; }

    /// <summary>Seconds a resolver may keep an answer.</summary>
    public required int TtlSeconds { get; init; }
}

/// <summary>
/// The opinion of Route 53's checkers on a region, readable by any resolver: two addresses that lead nowhere, one for "up" and one for
/// "down". A monitor asks DNS, i.e. Route 53's data plane, and needs no call to its control plane in us-east-1.
/// </summary>
public sealed class StatusRecords : Construct
{
    /// <summary>The answer while the region serves: an address reserved for documentation (RFC 5737).</summary>
    public const string Up = "192.0.2.1";

    /// <summary>The answer while it does not.</summary>
    public const string Down = "192.0.2.2";

    /// <summary>Declares the records.</summary>
    public StatusRecords(Construct scope, string id, StatusRecordsProps props)
        : base(scope, id)
    {
        Name = NameOf(props.Placement.Region, props.Domain);
        Record("Up", "PRIMARY", Up, props.HealthCheckId);
        Record("Down", "SECONDARY", Down, null);

        void Record(string recordId, string role, string address, string? healthCheckId) => _ = new Route53Record(this, recordId, new Route53RecordConfig
        {
            Provider = props.Placement.Provider,
            ZoneId = props.ZoneId,
            Name = Name,
            Type = "A",
            Ttl = props.TtlSeconds,
            Records = [address],
            SetIdentifier = recordId.ToLowerInvariant(),
            FailoverRoutingPolicy = new Route53RecordFailoverRoutingPolicy { Type = role },
            HealthCheckId = healthCheckId,
        });
    }

    /// <summary>The name to ask for.</summary>
    public string Name { get; }

    /// <summary>The name to ask for about a region.</summary>
    public static string NameOf(string region, string domain) => $"status-{region}.{domain}";
}
