using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>
/// What leads the traffic to one of two regions that can both serve at any time: records that follow the regions' own checks. Not a
/// construct: what it declares stands in the traffic stack itself.
/// </summary>
internal sealed class TransactionTraffic
{
    private readonly TrafficStack _stack;
    private readonly DrSettings _settings;
    private readonly ApiCertificates _certificates;
    private readonly string _host;

    /// <summary>Declares certificates, domains, checks and records.</summary>
    public TransactionTraffic(TrafficStack stack, DrSettings settings, string zoneId, TransactionEnd primary, TransactionEnd secondary)
    {
        (_stack, _settings, _host) = (stack, settings, $"{settings.Dns.ApiHost}.{settings.Dns.Domain}");
        _certificates = new ApiCertificates(stack, "Certificates", new ApiCertificatesProps { Placements = [primary.Placement, secondary.Placement], ZoneId = zoneId, Host = _host });

        var primaryCheck = Check("PrimaryCheck", primary);
        var secondaryCheck = Check("SecondaryCheck", secondary);
        _ = new FailoverRecords(stack, "Records", new FailoverRecordsProps
        {
            ZoneId = zoneId,
            Host = _host,
            Settings = settings.Dns,
            Answers =
            [
                Answer(RegionProfile.Primary, primary, Domain("PrimaryDomain", primary), primaryCheck),
                Answer(RegionProfile.Secondary, secondary, Domain("SecondaryDomain", secondary), secondaryCheck),
            ],
        });

        Outputs.Publish(stack, new Dictionary<string, object>
        {
            ["api_url"] = $"https://{_host}",
            ["record_fqdn"] = _host,
            ["primary_health_check_id"] = primaryCheck.Id,
            ["secondary_health_check_id"] = secondaryCheck.Id,
        });
    }

    private static FailoverAnswer Answer(RegionProfile profile, TransactionEnd end, HttpDomain domain, HealthCheck check) =>
        new(end.Placement, profile.RoutingRole, profile.Weight, domain.Target, check.Id);

    private HealthCheck Check(string id, TransactionEnd end) =>
        new(_stack, id, new HealthCheckProps { Placement = end.Placement, Settings = _settings.Dns, ApiHost = end.Service.Api.Host });

    private HttpDomain Domain(string id, TransactionEnd end) => new(_stack, id, new HttpDomainProps
    {
        Placement = end.Placement,
        Host = _host,
        CertificateArn = _certificates.Arns[end.Placement.Alias],
        ApiId = end.Service.Api.Id,
        Stage = end.Service.Api.Stage,
    });
}

/// <summary>One region's service, as what joins the two sees it.</summary>
/// <param name="Placement">The traffic stack's placement in the region.</param>
/// <param name="Service">The region's service.</param>
internal sealed record TransactionEnd(Placement Placement, TransactionService Service);
