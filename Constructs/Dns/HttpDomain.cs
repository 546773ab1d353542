using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.Apigatewayv2ApiMapping;
using HashiCorp.Cdktf.Providers.Aws.Apigatewayv2DomainName;

namespace DrTerraform.Constructs.Dns;

/// <summary>What an <see cref="HttpDomain"/> is given.</summary>
public sealed record HttpDomainProps
{
    /// <summary>Where the domain name goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The platform's full host name, the same in both regions.</summary>
    public required string Host { get; init; }

    /// <summary>ARN of the region's proved certificate.</summary>
    public required string CertificateArn { get; init; }

    /// <summary>Id of the region's HTTP API.</summary>
    public required string ApiId { get; init; }

    /// <summary>Name of its stage.</summary>
    public required string Stage { get; init; }
}

/// <summary>
/// The platform's host name as one region's HTTP API answers to it: without it the records would lead to a host that has no certificate
/// for the name.
/// </summary>
public sealed class HttpDomain : Construct
{
    /// <summary>Declares name and mapping.</summary>
    public HttpDomain(Construct scope, string id, HttpDomainProps props)
        : base(scope, id)
    {
        var domain = new Apigatewayv2DomainName(this, "Domain", new Apigatewayv2DomainNameConfig
        {
            Provider = props.Placement.Provider,
            DomainName = props.Host,
            DomainNameConfiguration = new Apigatewayv2DomainNameDomainNameConfiguration
            {
                CertificateArn = props.CertificateArn,
                EndpointType = "REGIONAL",
                SecurityPolicy = "TLS_1_2",
            },
        });
        _ = new Apigatewayv2ApiMapping(this, "Mapping", new Apigatewayv2ApiMappingConfig
        {
            Provider = props.Placement.Provider,
            DomainName = domain.Id,
            ApiId = props.ApiId,
            Stage = props.Stage,
        });

        var configuration = domain.DomainNameConfiguration;
        Target = new RecordTarget(configuration.TargetDomainName, configuration.HostedZoneId);
    }

    /// <summary>What records lead to.</summary>
    public RecordTarget Target { get; }
}
