using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayBasePathMapping;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayDomainName;

namespace DrTerraform.Constructs.Dns;

/// <summary>What a <see cref="RegionalDomain"/> is given.</summary>
public sealed record RegionalDomainProps
{
    /// <summary>Where the domain name goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The API's full host name, the same in both regions.</summary>
    public required string Host { get; init; }

    /// <summary>ARN of the region's proved certificate.</summary>
    public required string CertificateArn { get; init; }

    /// <summary>Id of the region's API.</summary>
    public required string ApiId { get; init; }

    /// <summary>Name of the API's stage.</summary>
    public required string Stage { get; init; }
}

/// <summary>
/// The platform's host name as one region's API Gateway answers to it. Regional, since an edge-optimized name exists once in the world
/// and could not be in two regions.
/// </summary>
public sealed class RegionalDomain : Construct
{
    /// <summary>Declares name and mapping.</summary>
    public RegionalDomain(Construct scope, string id, RegionalDomainProps props)
        : base(scope, id)
    {
        var provider = props.Placement.Provider;
        var domain = new ApiGatewayDomainName(this, "Domain", new ApiGatewayDomainNameConfig
        {
            Provider = provider,
            DomainName = props.Host,
            RegionalCertificateArn = props.CertificateArn,
            SecurityPolicy = "TLS_1_2",
            EndpointConfiguration = new ApiGatewayDomainNameEndpointConfiguration { Types = ["REGIONAL"] },
        });
        _ = new ApiGatewayBasePathMapping(this, "Mapping", new ApiGatewayBasePathMappingConfig
        {
            Provider = provider,
            DomainName = domain.DomainName,
            ApiId = props.ApiId,
            StageName = props.Stage,
        });

        Target = new RecordTarget(domain.RegionalDomainName, domain.RegionalZoneId);
    }

    /// <summary>What records lead to.</summary>
    public RecordTarget Target { get; }
}
