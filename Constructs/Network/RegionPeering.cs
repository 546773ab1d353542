using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.Route;
using HashiCorp.Cdktf.Providers.Aws.VpcPeeringConnection;
using HashiCorp.Cdktf.Providers.Aws.VpcPeeringConnectionAccepter;

namespace DrTerraform.Constructs.Network;

/// <summary>One end of a <see cref="RegionPeering"/>.</summary>
/// <param name="Placement">The end's region.</param>
/// <param name="VpcId">The end's VPC.</param>
/// <param name="RouteTableId">The end's route table.</param>
/// <param name="Cidr">The end's address range.</param>
public sealed record PeeringEnd(Placement Placement, string VpcId, string RouteTableId, string Cidr);

/// <summary>What a <see cref="RegionPeering"/> is given.</summary>
public sealed record RegionPeeringProps
{
    /// <summary>The end that asks.</summary>
    public required PeeringEnd Requester { get; init; }

    /// <summary>The end that accepts.</summary>
    public required PeeringEnd Accepter { get; init; }
}

/// <summary>
/// The private way between the two networks, with the routes of both. Operators and reconciliation use it; nothing that serves a
/// payment does, so its loss costs no availability.
/// </summary>
public sealed class RegionPeering : Construct
{
    /// <summary>Declares the connection.</summary>
    public RegionPeering(Construct scope, string id, RegionPeeringProps props)
        : base(scope, id)
    {
        var (requester, accepter) = (props.Requester, props.Accepter);

        var connection = new VpcPeeringConnection(this, "Connection", new VpcPeeringConnectionConfig
        {
            Provider = requester.Placement.Provider,
            VpcId = requester.VpcId,
            PeerVpcId = accepter.VpcId,
            PeerRegion = accepter.Placement.Region,
            Tags = requester.Placement.NameTag(Named.Peering),
        });

        // AWS refuses auto_accept across regions: the other end accepts under its own provider.
        var accepted = new VpcPeeringConnectionAccepterA(this, "Accepter", new VpcPeeringConnectionAccepterAConfig
        {
            Provider = accepter.Placement.Provider,
            VpcPeeringConnectionId = connection.Id,
            AutoAccept = true,
            Tags = accepter.Placement.NameTag(Named.Peering),
        });
        var connectionId = accepted.Id;

        RouteTo("RequesterToAccepter", requester, accepter);
        RouteTo("AccepterToRequester", accepter, requester);

        void RouteTo(string routeId, PeeringEnd from, PeeringEnd to) =>
            _ = new Route(this, routeId, new RouteConfig
            {
                Provider = from.Placement.Provider,
                RouteTableId = from.RouteTableId,
                DestinationCidrBlock = to.Cidr,
                VpcPeeringConnectionId = connectionId,
            });
    }
}
