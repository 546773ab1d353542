using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.NetworkAcl;
using HashiCorp.Cdktf.Providers.Aws.NetworkAclRule;

namespace DrTerraform.Constructs.Network;

/// <summary>What <see cref="AccessLists"/> are given.</summary>
public sealed record AccessListsProps
{
    /// <summary>Where the list goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The VPC of the list.</summary>
    public required string VpcId { get; init; }

    /// <summary>The subnets that it fences.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>The network's own address range.</summary>
    public required string Cidr { get; init; }

    /// <summary>Address range of the other region's network.</summary>
    public required string PeerCidr { get; init; }

    /// <summary>The database's TCP port.</summary>
    public required int DatabasePort { get; init; }
}

/// <summary>
/// The fence around the private subnets that no security group can open: from elsewhere only the peer reaches the database, and out goes HTTPS alone.
/// Such a list keeps no state, so the answers have rules of their own.
/// </summary>
public sealed class AccessLists : Construct
{
    private const string Everywhere = "0.0.0.0/0";
    private const int Https = 443;
    private const int FirstClientPort = 1024;
    private const int LastPort = 65_535;

    /// <summary>Declares the list and its rules.</summary>
    public AccessLists(Construct scope, string id, AccessListsProps props)
        : base(scope, id)
    {
        var provider = props.Placement.Provider;
        var listId = new NetworkAcl(this, "List", new NetworkAclConfig
        {
            Provider = provider,
            VpcId = props.VpcId,
            SubnetIds = [.. props.SubnetIds],
            Tags = props.Placement.NameTag(Named.AccessList),
        }).Id;

        // Inside the network the security groups decide.
        Rule("OwnNetworkIn", 100, egress: false, props.Cidr);
        Rule("OwnNetworkOut", 100, egress: true, props.Cidr);

        Rule("PeerToDatabase", 200, egress: false, props.PeerCidr, props.DatabasePort, props.DatabasePort);
        Rule("DatabaseToPeer", 200, egress: true, props.PeerCidr, FirstClientPort, LastPort);

        Rule("HttpsOut", 300, egress: true, Everywhere, Https, Https);
        Rule("HttpsAnswers", 300, egress: false, Everywhere, FirstClientPort, LastPort);

        void Rule(string ruleId, int number, bool egress, string cidr, int? from = null, int? to = null) => _ = new NetworkAclRule(this, ruleId, new NetworkAclRuleConfig
        {
            Provider = provider,
            NetworkAclId = listId,
            RuleNumber = number,
            Egress = egress,
            RuleAction = "allow",
            Protocol = from is null ? "-1" : "6",
            CidrBlock = cidr,
            FromPort = from,
            ToPort = to,
        });
    }
}
