using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.Eip;
using HashiCorp.Cdktf.Providers.Aws.InternetGateway;
using HashiCorp.Cdktf.Providers.Aws.NatGateway;
using HashiCorp.Cdktf.Providers.Aws.Route;
using HashiCorp.Cdktf.Providers.Aws.VpcSecurityGroupEgressRule;

namespace DrTerraform.Constructs.Network;

/// <summary>What an <see cref="InternetAccess"/> is given.</summary>
public sealed record InternetAccessProps
{
    /// <summary>Where it goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The network that gets a way out.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>Address ranges of the public subnets, one for each availability zone used.</summary>
    public required IReadOnlyList<string> SubnetCidrs { get; init; }

    /// <summary>The functions' security group, which may go out by HTTPS.</summary>
    public required string FunctionsGroupId { get; init; }
}

/// <summary>
/// A way out of a private network, and none in: public subnets that hold nothing but one NAT gateway, behind an internet gateway. One gateway is
/// one availability zone's; its loss takes the functions' way out with it, but neither the database nor the endpoints.
/// </summary>
public sealed class InternetAccess : Construct
{
    private const string Everywhere = "0.0.0.0/0";
    private const int Https = 443;

    /// <summary>Declares gateways, subnets and routes.</summary>
    public InternetAccess(Construct scope, string id, InternetAccessProps props)
        : base(scope, id)
    {
        var (placement, network) = (props.Placement, props.Network);
        var provider = placement.Provider;

        var internet = new InternetGateway(this, "Internet", new InternetGatewayConfig { Provider = provider, VpcId = network.VpcId, Tags = placement.NameTag(Named.InternetGateway) });
        var publicSubnets = new Subnets(this, "Public", new SubnetsProps
        {
            Placement = placement,
            VpcId = network.VpcId,
            Zones = network.Zones,
            Cidrs = props.SubnetCidrs,
            Subnet = Named.PublicSubnet,
            RouteTable = Named.PublicRouteTable,
        });
        SubnetIds = publicSubnets.Ids;
        var wayOut = DefaultRoute("InternetRoute", publicSubnets.RouteTableId);
        wayOut.GatewayId = internet.Id;

        var address = new Eip(this, "Address", new EipConfig
        {
            Provider = provider,
            Domain = "vpc",
            Tags = placement.NameTag(Named.NatAddress),

            // AWS gives the address back only while the network still has its internet gateway.
            DependsOn = new ITerraformDependable[] { internet },
        });
        var nat = new NatGateway(this, "Nat", new NatGatewayConfig
        {
            Provider = provider,
            AllocationId = address.AllocationId,
            SubnetId = SubnetIds[0],
            Tags = placement.NameTag(Named.NatGateway),
            DependsOn = new ITerraformDependable[] { wayOut },
        });
        DefaultRoute("NatRoute", network.RouteTableId).NatGatewayId = nat.Id;

        _ = new VpcSecurityGroupEgressRule(this, "FunctionsToInternet", new VpcSecurityGroupEgressRuleConfig
        {
            Provider = provider,
            SecurityGroupId = props.FunctionsGroupId,
            Description = "AWS services and others by HTTPS, through NAT",
            CidrIpv4 = Everywhere,
            IpProtocol = "tcp",
            FromPort = Https,
            ToPort = Https,
        });

        Route DefaultRoute(string routeId, string tableId) => new(this, routeId, new RouteConfig { Provider = provider, RouteTableId = tableId, DestinationCidrBlock = Everywhere });
    }

    /// <summary>The public subnets, one for each availability zone used.</summary>
    public IReadOnlyList<string> SubnetIds { get; }
}
