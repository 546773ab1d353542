using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.DataAwsAvailabilityZones;
using HashiCorp.Cdktf.Providers.Aws.DefaultSecurityGroup;
using HashiCorp.Cdktf.Providers.Aws.Vpc;

namespace DrTerraform.Constructs.Network;

/// <summary>What a <see cref="PrivateNetwork"/> is given.</summary>
public sealed record PrivateNetworkProps
{
    /// <summary>Where the network goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The network's address range.</summary>
    public required string Cidr { get; init; }

    /// <summary>Address ranges of the subnets, one for each availability zone used.</summary>
    public required IReadOnlyList<string> SubnetCidrs { get; init; }
}

/// <summary>A VPC of private subnets over availability zones: no way in from the internet and none out to it.</summary>
/// <remarks>Stateful: the id "Vpc" is part of the contract, renaming it replaces everything inside.</remarks>
public sealed class PrivateNetwork : Construct
{
    /// <summary>Declares the network.</summary>
    public PrivateNetwork(Construct scope, string id, PrivateNetworkProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var provider = placement.Provider;

        var vpc = new Vpc(this, "Vpc", new VpcConfig
        {
            Provider = provider,
            CidrBlock = props.Cidr,
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = placement.NameTag(Named.Network),
        });
        VpcId = vpc.Id;

        // AWS creates this group open between its members; taking it over without rules closes it.
        _ = new DefaultSecurityGroup(this, "ClosedDefaultGroup", new DefaultSecurityGroupConfig
        {
            Provider = provider,
            VpcId = VpcId,
        });

        // Local zones and opt-in zones would be listed too; Aurora and Lambda are not in them.
        var zones = new DataAwsAvailabilityZones(this, "Zones", new DataAwsAvailabilityZonesConfig
        {
            Provider = provider,
            State = "available",
            Filter = new[] { new DataAwsAvailabilityZonesFilter { Name = "opt-in-status", Values = ["opt-in-not-required"] } },
        });

        Zones = zones.Names;

        var subnets = new Subnets(this, "Private", new SubnetsProps
        {
            Placement = placement,
            VpcId = VpcId,
            Zones = Zones,
            Cidrs = props.SubnetCidrs,
            Subnet = Named.Subnet,
            RouteTable = Named.RouteTable,
        });
        RouteTableId = subnets.RouteTableId;
        SubnetIds = subnets.Ids;
    }

    /// <summary>The VPC's id.</summary>
    public string VpcId { get; }

    /// <summary>The names of the region's availability zones.</summary>
    public string[] Zones { get; }

    /// <summary>The one route table of all private subnets.</summary>
    public string RouteTableId { get; }

    /// <summary>The private subnets, one for each availability zone used.</summary>
    public IReadOnlyList<string> SubnetIds { get; }
}
