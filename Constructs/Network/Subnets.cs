using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.RouteTable;
using HashiCorp.Cdktf.Providers.Aws.RouteTableAssociation;
using HashiCorp.Cdktf.Providers.Aws.Subnet;

namespace DrTerraform.Constructs.Network;

/// <summary>What <see cref="Subnets"/> are given.</summary>
public sealed record SubnetsProps
{
    /// <summary>Where the subnets go.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The VPC of the subnets.</summary>
    public required string VpcId { get; init; }

    /// <summary>The names of the region's availability zones.</summary>
    public required string[] Zones { get; init; }

    /// <summary>Address ranges, one for each zone used.</summary>
    public required IReadOnlyList<string> Cidrs { get; init; }

    /// <summary>The subnets' name.</summary>
    public required Named Subnet { get; init; }

    /// <summary>The route table's name.</summary>
    public required Named RouteTable { get; init; }
}

/// <summary>Subnets of one kind over availability zones, with one route table. None gives its machines public addresses.</summary>
/// <remarks>Stateful: the ids "Subnet{n}" are part of the contract, renaming one replaces everything inside.</remarks>
public sealed class Subnets : Construct
{
    /// <summary>Declares the subnets.</summary>
    public Subnets(Construct scope, string id, SubnetsProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var routes = new RouteTable(this, "Routes", new RouteTableConfig
        {
            Provider = placement.Provider,
            VpcId = props.VpcId,
            Tags = placement.NameTag(props.RouteTable),
        });
        RouteTableId = routes.Id;
        Ids = [.. props.Cidrs.Select((cidr, index) =>
        {
            var subnetId = new Subnet(this, $"Subnet{index}", new SubnetConfig
            {
                Provider = placement.Provider,
                VpcId = props.VpcId,
                CidrBlock = cidr,
                AvailabilityZone = Fn.Element(props.Zones, index).ToString()!,
                Tags = placement.NameTag(props.Subnet, $"{index}"),
            }).Id;
            _ = new RouteTableAssociation(this, $"Subnet{index}Routes", new RouteTableAssociationConfig
            {
                Provider = placement.Provider,
                SubnetId = subnetId,
                RouteTableId = RouteTableId,
            });
            return subnetId;
        })];
    }

    /// <summary>The one route table of the subnets.</summary>
    public string RouteTableId { get; }

    /// <summary>The subnets, one for each zone used.</summary>
    public IReadOnlyList<string> Ids { get; }
}
