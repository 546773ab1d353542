using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Constructs.Dns;

/// <summary>What a <see cref="HealthCheck"/> is given.</summary>
public sealed record HealthCheckProps
{
    /// <summary>The region that is checked.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Interval and threshold.</summary>
    public required DnsSettings Settings { get; init; }

    /// <summary>The region's own API host, which no record of ours can redirect.</summary>
    public required string ApiHost { get; init; }
}

/// <summary>Whether a region answers at <c>/health</c>: all that is asked where nothing has to be promoted.</summary>
public sealed class HealthCheck : Construct
{
    /// <summary>Declares the check.</summary>
    public HealthCheck(Construct scope, string id, HealthCheckProps props)
        : base(scope, id) =>
        Id = EndpointCheck.Declare(this, "Check", props.Placement, props.Settings, props.ApiHost, "/health", "health").Id;

    /// <summary>The check's id.</summary>
    public string Id { get; }
}
