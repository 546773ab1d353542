using System.Text.Json;
using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class SecurityRulesTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        _ = new SecurityRules(stack, "Rules", new SecurityRulesProps
        {
            Placement = placement,
            Groups = new SecurityGroups(stack, "Groups", new SecurityGroupsProps { Placement = placement, VpcId = "vpc-1" }),
            TablesPrefixListId = "pl-tables",
            PeerCidr = "10.0.0.0/16",
            DatabasePort = 5433,
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    [Property("Requirement", "A-FN-2")]
    public void Functions_and_database_meet_at_the_port_of_the_database()
    {
        Rule("egress", "functions", "database").Number("from_port").ShouldBe(5433);
        Rule("ingress", "database", "functions").Number("to_port").ShouldBe(5433);
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void Functions_reach_the_endpoints_by_HTTPS()
    {
        Rule("egress", "functions", "endpoints").Number("from_port").ShouldBe(443);
        Rule("ingress", "endpoints", "functions").Number("to_port").ShouldBe(443);
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void Functions_reach_the_tables_behind_their_address_list() =>
        _stack.Resources("aws_vpc_security_group_egress_rule").Single(rule => rule.Text("prefix_list_id") == "pl-tables").ShouldSatisfyAllConditions(
            rule => rule.Text("security_group_id").ShouldBe(Group("functions")),
            rule => rule.Number("from_port").ShouldBe(443));

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_peer_network_reaches_the_database_and_nothing_else()
    {
        var rule = _stack.Resources("aws_vpc_security_group_ingress_rule").Where(rule => rule.At("cidr_ipv4") != null).ToArray().ShouldHaveSingleItem();
        rule.Text("cidr_ipv4").ShouldBe("10.0.0.0/16");
        rule.Text("security_group_id").ShouldBe(Group("database"));
        rule.Number("from_port").ShouldBe(5433);
    }

    [Test]
    public void Nobody_calls_a_function_over_the_network() =>
        _stack.Resources("aws_vpc_security_group_ingress_rule").ShouldAllBe(rule => rule.Text("security_group_id") != Group("functions"));

    [Test]
    [Property("Requirement", "X-7")]
    public void No_rule_opens_more_than_one_TCP_port() => _stack.Resources("aws_vpc_security_group_ingress_rule").Concat(_stack.Resources("aws_vpc_security_group_egress_rule"))
        .ShouldAllBe(rule => rule.Text("ip_protocol") == "tcp" && rule.Number("from_port") == rule.Number("to_port"));

    private JsonElement Rule(string direction, string of, string other) => _stack.Resources($"aws_vpc_security_group_{direction}_rule")
        .Single(rule => rule.Text("security_group_id") == Group(of) && rule.Text("referenced_security_group_id") == Group(other));

    private string Group(string part) => _stack.Reference("aws_security_group", "id", group => group.Text("name") == $"secgroup-{part}-usw2-dr-test");
}
