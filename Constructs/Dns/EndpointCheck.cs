using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.Route53HealthCheck;

namespace DrTerraform.Constructs.Dns;

/// <summary>A question of Route 53's checkers to an endpoint, over HTTPS and by the server's name.</summary>
internal static class EndpointCheck
{
    /// <summary>Declares the check.</summary>
    /// <param name="scope">What asks.</param>
    /// <param name="id">Id of the check.</param>
    /// <param name="placement">The region that is asked.</param>
    /// <param name="settings">Interval and threshold.</param>
    /// <param name="host">The host that is asked.</param>
    /// <param name="path">The path that is asked for.</param>
    /// <param name="purpose">What is asked, as it stands in the check's name.</param>
    public static Route53HealthCheck Declare(Construct scope, string id, Placement placement, DnsSettings settings, string host, string path, string purpose) =>
        new(scope, id, new Route53HealthCheckConfig
        {
            Provider = placement.Provider,
            Type = "HTTPS",
            Fqdn = host,
            Port = 443,
            ResourcePath = path,
            RequestInterval = settings.CheckIntervalSeconds,
            FailureThreshold = settings.FailureThreshold,
            EnableSni = true,
            Tags = placement.NameTag(Named.HealthCheck, purpose),
        });
}
