using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupEgressRule;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupIngressRule;

namespace DrTerraform.Constructs.Network;

/// <summary>What <see cref="SecurityRules"/> are given.</summary>
public sealed record SecurityRulesProps
{
    /// <summary>Where the rules go.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The groups that the rules join.</summary>
    public required SecurityGroups Groups { get; init; }

    /// <summary>Address list of DynamoDB.</summary>
    public required string TablesPrefixListId { get; init; }

    /// <summary>Address range of the other region's network: groups cannot be named across regions.</summary>
    public required string PeerCidr { get; init; }

    /// <summary>The database's TCP port.</summary>
    public required int DatabasePort { get; init; }
}

/// <summary>Who may speak to whom. Each rule is a resource of its own, so a change of one never reopens the others.</summary>
public sealed class SecurityRules : Construct
{
    private const int Https = 443;

    /// <summary>Declares the rules.</summary>
    public SecurityRules(Construct scope, string id, SecurityRulesProps props)
        : base(scope, id)
    {
        var provider = props.Placement.Provider;
        var groups = props.Groups;

        Join("FunctionsToDatabase", groups.Functions, groups.Database, props.DatabasePort, "PostgreSQL");
        Join("FunctionsToEndpoints", groups.Functions, groups.Endpoints, Https, "AWS services");

        _ = new VpcSecurityGroupEgressRule(this, "FunctionsToTables", new VpcSecurityGroupEgressRuleConfig
        {
            Provider = provider,
            SecurityGroupId = groups.Functions,
            Description = "DynamoDB through its gateway endpoint",
            PrefixListId = props.TablesPrefixListId,
            IpProtocol = "tcp",
            FromPort = Https,
            ToPort = Https,
        });
        _ = new VpcSecurityGroupIngressRule(this, "PeerToDatabase", new VpcSecurityGroupIngressRuleConfig
        {
            Provider = provider,
            SecurityGroupId = groups.Database,
            Description = "PostgreSQL from the peer network: operators and reconciliation",
            CidrIpv4 = props.PeerCidr,
            IpProtocol = "tcp",
            FromPort = props.DatabasePort,
            ToPort = props.DatabasePort,
        });

        void Join(string ruleId, string from, string to, int port, string what)
        {
            _ = new VpcSecurityGroupEgressRule(this, ruleId, new VpcSecurityGroupEgressRuleConfig
            {
                Provider = provider,
                SecurityGroupId = from,
                Description = what,
                ReferencedSecurityGroupId = to,
                IpProtocol = "tcp",
                FromPort = port,
                ToPort = port,
            });
            _ = new VpcSecurityGroupIngressRule(this, $"{ruleId}Answer", new VpcSecurityGroupIngressRuleConfig
            {
                Provider = provider,
                SecurityGroupId = to,
                Description = what,
                ReferencedSecurityGroupId = from,
                IpProtocol = "tcp",
                FromPort = port,
                ToPort = port,
            });
        }
    }
}
