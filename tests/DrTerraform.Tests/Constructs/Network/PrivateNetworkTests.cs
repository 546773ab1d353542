using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class PrivateNetworkTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new PrivateNetwork(stack, "Network", new PrivateNetworkProps
        {
            Placement = Some.Placement(stack),
            Cidr = "10.1.0.0/16",
            SubnetCidrs = ["10.1.1.0/24", "10.1.2.0/24", "10.1.3.0/24"],
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void It_has_three_subnets_each_in_a_zone_of_its_own()
    {
        var subnets = _stack.Resources("aws_subnet");
        subnets.Select(subnet => subnet.Text("cidr_block")).ShouldBe(["10.1.1.0/24", "10.1.2.0/24", "10.1.3.0/24"], ignoreOrder: true);
        subnets.Select(subnet => subnet.Text("availability_zone")).ShouldBeUnique();
    }

    [TestCase("aws_internet_gateway")]
    [TestCase("aws_nat_gateway")]
    [TestCase("aws_route")]
    [TestCase("aws_egress_only_internet_gateway")]
    [Property("Requirement", "A-NET-1")]
    public void There_is_no_way_in_or_out(string type) => _stack.Resources(type).ShouldBeEmpty();

    [Test]
    public void No_subnet_gives_public_addresses() => _stack.Resources("aws_subnet").ShouldAllBe(subnet => subnet.At("map_public_ip_on_launch") == null);

    [Test]
    public void Private_names_of_endpoints_resolve() => _stack.Only("aws_vpc").ShouldSatisfyAllConditions(
        vpc => vpc.Text("cidr_block").ShouldBe("10.1.0.0/16"),
        vpc => vpc.Flag("enable_dns_support").ShouldBeTrue(),
        vpc => vpc.Flag("enable_dns_hostnames").ShouldBeTrue());

    [Test]
    public void Every_subnet_is_tied_to_the_one_route_table()
    {
        var table = _stack.Reference("aws_route_table", "id", _ => true);
        _stack.Resources("aws_route_table_association").Select(association => association.Text("route_table_id")).ShouldBe([table, table, table]);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_default_group_lets_nothing_through() => _stack.Only("aws_default_security_group").ShouldSatisfyAllConditions(
        group => group.At("ingress").ShouldBeNull(),
        group => group.At("egress").ShouldBeNull());

    [Test]
    public void Zones_that_one_must_opt_into_are_left_out() =>
        _stack.Root.GetProperty("data").GetProperty("aws_availability_zones").EnumerateObject().Single().Value.Text("filter.0.values.0").ShouldBe("opt-in-not-required");
}
