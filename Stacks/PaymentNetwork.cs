using DrTerraform.Constructs.Network;

namespace DrTerraform.Stacks;

/// <summary>
/// The ways of a region's payment service: who may speak to whom, and how AWS is reached. Not a construct: what it declares stands in the
/// region's stack itself.
/// </summary>
internal sealed class PaymentNetwork
{
    /// <summary>Declares the ways.</summary>
    public PaymentNetwork(RegionParts region, int databasePort)
    {
        var (stack, placement, network, settings) = (region.Stack, region.Placement, region.Network, region.Settings.Network);
        var (own, peer) = (region.Profile.Region(region.Settings), region.Profile.Peer(region.Settings));

        Groups = new SecurityGroups(stack, "Groups", new SecurityGroupsProps { Placement = placement, VpcId = network.VpcId });
        var endpoints = new ServiceEndpoints(stack, "Endpoints", new ServiceEndpointsProps
        {
            Placement = placement,
            VpcId = network.VpcId,
            SubnetIds = network.SubnetIds,
            RouteTableId = network.RouteTableId,
            SecurityGroupId = Groups.Endpoints,
            Services = settings.Nat ? [] : ["secretsmanager"],
        });
        _ = new SecurityRules(stack, "Rules", new SecurityRulesProps
        {
            Placement = placement,
            Groups = Groups,
            TablesPrefixListId = endpoints.TablesPrefixListId,
            PeerCidr = peer.Cidr,
            DatabasePort = databasePort,
        });
        if (settings.Nat)
        {
            PublicSubnetIds = new InternetAccess(stack, "Internet", new InternetAccessProps
            {
                Placement = placement,
                Network = network,
                SubnetCidrs = settings.PublicSubnetsOf(own),
                FunctionsGroupId = Groups.Functions,
            }).SubnetIds;
        }

        if (settings.AccessLists)
        {
            _ = new AccessLists(stack, "AccessLists", new AccessListsProps
            {
                Placement = placement,
                VpcId = network.VpcId,
                SubnetIds = network.SubnetIds,
                Cidr = own.Cidr,
                PeerCidr = peer.Cidr,
                DatabasePort = databasePort,
            });
        }
    }

    /// <summary>The security groups of functions, database and endpoints.</summary>
    public SecurityGroups Groups { get; }

    /// <summary>The public subnets; none without NAT.</summary>
    public IReadOnlyList<string> PublicSubnetIds { get; } = [];
}
