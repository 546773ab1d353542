using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class RegionPeeringTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new RegionPeering(stack, "Peering", new RegionPeeringProps
        {
            Requester = new PeeringEnd(Some.Placement(stack, RegionProfile.Primary), "vpc-1", "rtb-1", "10.0.0.0/16"),
            Accepter = new PeeringEnd(Some.Placement(stack), "vpc-2", "rtb-2", "10.1.0.0/16"),
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void One_region_asks_and_may_not_accept_for_the_other() => _stack.Only("aws_vpc_peering_connection").ShouldSatisfyAllConditions(
        connection => connection.Text("provider").ShouldBe("aws.primary"),
        connection => connection.Text("vpc_id").ShouldBe("vpc-1"),
        connection => connection.Text("peer_vpc_id").ShouldBe("vpc-2"),
        connection => connection.Text("peer_region").ShouldBe("us-west-2"),
        connection => connection.At("auto_accept").ShouldBeNull());

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_other_accepts_under_its_own_provider() => _stack.Only("aws_vpc_peering_connection_accepter").ShouldSatisfyAllConditions(
        accepter => accepter.Text("provider").ShouldBe("aws.secondary"),
        accepter => accepter.Flag("auto_accept").ShouldBeTrue());

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Each_side_has_a_route_to_the_other() => _stack.Resources("aws_route")
        .Select(route => (route.Text("provider"), route.Text("route_table_id"), route.Text("destination_cidr_block")))
        .ShouldBe([("aws.primary", "rtb-1", "10.1.0.0/16"), ("aws.secondary", "rtb-2", "10.0.0.0/16")], ignoreOrder: true);

    [Test]
    public void Routes_wait_until_the_connection_is_accepted() =>
        _stack.Resources("aws_route").ShouldAllBe(route => route.Text("vpc_peering_connection_id")!.StartsWith("${aws_vpc_peering_connection_accepter.", StringComparison.Ordinal));
}
