using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class InternetAccessTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        var network = new PrivateNetwork(stack, "Network", new PrivateNetworkProps { Placement = placement, Cidr = "10.1.0.0/16", SubnetCidrs = ["10.1.1.0/24", "10.1.2.0/24", "10.1.3.0/24"] });
        _ = new InternetAccess(stack, "Internet", new InternetAccessProps
        {
            Placement = placement,
            Network = network,
            SubnetCidrs = ["10.1.4.0/24", "10.1.5.0/24", "10.1.6.0/24"],
            FunctionsGroupId = "sg-1",
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "C-NET-1")]
    public void There_are_public_subnets_in_three_zones_beside_the_private_ones() => _stack.Resources("aws_subnet").Where(subnet => subnet.Text("tags.Name")!.Contains("public", StringComparison.Ordinal))
        .Select(subnet => subnet.Text("cidr_block")).ShouldBe(["10.1.4.0/24", "10.1.5.0/24", "10.1.6.0/24"], ignoreOrder: true);

    [Test]
    [Property("Requirement", "C-NET-1")]
    public void One_nat_gateway_stands_in_a_public_subnet_with_an_address_of_its_own() => _stack.Only("aws_nat_gateway").ShouldSatisfyAllConditions(
        gateway => gateway.Text("subnet_id").ShouldBe(_stack.Reference("aws_subnet", "id", subnet => subnet.Text("cidr_block") == "10.1.4.0/24")),
        gateway => gateway.Text("allocation_id").ShouldBe(_stack.Reference("aws_eip", "allocation_id", _ => true)));

    [Test]
    [Property("Requirement", "C-NET-1")]
    public void The_private_subnets_go_out_by_nat_and_the_public_ones_by_the_internet_gateway()
    {
        var routes = _stack.Resources("aws_route").ToDictionary(route => route.Text("route_table_id")!);
        routes.Values.ShouldAllBe(route => route.Text("destination_cidr_block") == "0.0.0.0/0");
        routes[Table("private")].Text("nat_gateway_id").ShouldBe(_stack.Reference("aws_nat_gateway", "id", _ => true));
        routes[Table("public")].Text("gateway_id").ShouldBe(_stack.Reference("aws_internet_gateway", "id", _ => true));

        string Table(string kind) => _stack.Reference("aws_route_table", "id", table => table.Text("tags.Name")!.Contains(kind, StringComparison.Ordinal));
    }

    [Test]
    public void The_gateway_waits_for_its_way_out() => _stack.Only("aws_nat_gateway").Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_route.");

    [Test]
    public void The_functions_go_out_by_https_alone() => _stack.Only("aws_vpc_security_group_egress_rule").ShouldSatisfyAllConditions(
        rule => rule.Text("security_group_id").ShouldBe("sg-1"),
        rule => rule.Text("cidr_ipv4").ShouldBe("0.0.0.0/0"),
        rule => (rule.Number("from_port"), rule.Number("to_port"), rule.Text("ip_protocol")).ShouldBe((443, 443, "tcp")));

    [Test]
    public void Nothing_lets_anybody_in() => _stack.Resources("aws_vpc_security_group_ingress_rule").ShouldBeEmpty();
}
