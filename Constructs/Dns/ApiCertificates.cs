using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.AcmCertificate;
using HashiCorp.Cdktf.Providers.Aws.AcmCertificateValidation;
using HashiCorp.Cdktf.Providers.Aws.Route53Record;

namespace DrTerraform.Constructs.Dns;

/// <summary>What <see cref="ApiCertificates"/> are given.</summary>
public sealed record ApiCertificatesProps
{
    /// <summary>The regions that each need a certificate of their own.</summary>
    public required IReadOnlyList<Placement> Placements { get; init; }

    /// <summary>The zone that proves the domain.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The API's full host name.</summary>
    public required string Host { get; init; }
}

/// <summary>A certificate in each region for one host name. AWS asks the same proof for all of them, so there is one record.</summary>
public sealed class ApiCertificates : Construct
{
    /// <summary>Declares certificates and proof.</summary>
    public ApiCertificates(Construct scope, string id, ApiCertificatesProps props)
        : base(scope, id)
    {
        var certificates = props.Placements.ToDictionary(placement => placement.Alias, placement => new AcmCertificate(this, $"Certificate-{placement.Alias}", new AcmCertificateConfig
        {
            Provider = placement.Provider,
            DomainName = props.Host,
            ValidationMethod = "DNS",
            Lifecycle = new TerraformResourceLifecycle { CreateBeforeDestroy = true },
        }));

        // The options are a set, which CDKTF cannot index: Terraform makes a list of it.
        var first = props.Placements[0];
        var options = $"tolist({certificates[first.Alias].Fqn}.domain_validation_options)[0]";
        var proof = new Route53Record(this, "Proof", new Route53RecordConfig
        {
            Provider = first.Provider,
            ZoneId = props.ZoneId,
            Name = $"${{{options}.resource_record_name}}",
            Type = $"${{{options}.resource_record_type}}",
            Records = [$"${{{options}.resource_record_value}}"],
            Ttl = 300,
            AllowOverwrite = true,
        });

        Arns = props.Placements.ToDictionary(placement => placement.Alias, placement => new AcmCertificateValidation(this, $"Validation-{placement.Alias}", new AcmCertificateValidationConfig
        {
            Provider = placement.Provider,
            CertificateArn = certificates[placement.Alias].Arn,
            ValidationRecordFqdns = [proof.Fqdn],
        }).CertificateArn);
    }

    /// <summary>ARNs of the proved certificates by provider alias.</summary>
    public IReadOnlyDictionary<string, string> Arns { get; }
}
