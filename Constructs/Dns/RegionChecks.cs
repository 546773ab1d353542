using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Constructs.Dns;

/// <summary>What <see cref="RegionChecks"/> are given.</summary>
public sealed record RegionChecksProps
{
    /// <summary>The region that is checked. The checkers are all over the world.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Interval and threshold.</summary>
    public required DnsSettings Settings { get; init; }

    /// <summary>The region's own API host, which no record of ours can redirect.</summary>
    public required string ApiHost { get; init; }

    /// <summary>Name of the API's stage.</summary>
    public required string Stage { get; init; }
}

/// <summary>What Route 53's checkers ask a region: does it serve, does it stand by, could it serve.</summary>
public sealed class RegionChecks : Construct
{
    private readonly RegionChecksProps _props;

    /// <summary>Declares the checks.</summary>
    public RegionChecks(Construct scope, string id, RegionChecksProps props)
        : base(scope, id)
    {
        _props = props;
        Health = Check("Health", "health");
        Standby = Check("Standby", "standby");
        Ready = Check("Ready", "ready");
    }

    /// <summary>Healthy while the region is active and serves.</summary>
    public string Health { get; }

    /// <summary>Healthy only while the region's role is standby.</summary>
    public string Standby { get; }

    /// <summary>Healthy while the region could serve if it were active.</summary>
    public string Ready { get; }

    private string Check(string checkId, string path) =>
        EndpointCheck.Declare(this, checkId, _props.Placement, _props.Settings, _props.ApiHost, $"/{_props.Stage}/{path}", path).Id;
}
