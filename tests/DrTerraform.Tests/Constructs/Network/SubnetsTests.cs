using DrTerraform.Constructs.Network;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class SubnetsTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new Subnets(stack, "Subnets", new SubnetsProps
        {
            Placement = Some.Placement(stack),
            VpcId = "vpc-1",
            Zones = ["a", "b", "c"],
            Cidrs = ["10.1.4.0/24", "10.1.5.0/24"],
            Subnet = Named.PublicSubnet,
            RouteTable = Named.PublicRouteTable,
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    public void Each_has_a_zone_and_a_name_of_its_own() => _stack.Resources("aws_subnet")
        .Select(subnet => (subnet.Text("cidr_block"), subnet.Text("availability_zone"), subnet.Text("tags.Name")))
        .ShouldBe([("10.1.4.0/24", "${element([\"a\", \"b\", \"c\"], 0)}", "subnet-public-0-usw2-dr-test"), ("10.1.5.0/24", "${element([\"a\", \"b\", \"c\"], 1)}", "subnet-public-1-usw2-dr-test")], ignoreOrder: true);

    [Test]
    public void None_gives_its_machines_public_addresses() => _stack.Resources("aws_subnet").ShouldAllBe(subnet => subnet.At("map_public_ip_on_launch") == null);

    [Test]
    public void All_share_one_route_table()
    {
        var table = _stack.Reference("aws_route_table", "id", _ => true);
        _stack.Resources("aws_route_table_association").Select(association => association.Text("route_table_id")).ShouldBe([table, table]);
    }
}
