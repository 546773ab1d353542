using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class AccessListsTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new AccessLists(stack, "AccessLists", new AccessListsProps
        {
            Placement = Some.Placement(stack),
            VpcId = "vpc-1",
            SubnetIds = ["subnet-1", "subnet-2"],
            Cidr = "10.1.0.0/16",
            PeerCidr = "10.0.0.0/16",
            DatabasePort = 5432,
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "E-NET-1")]
    public void The_list_fences_the_private_subnets() => _stack.Only("aws_network_acl").ShouldSatisfyAllConditions(
        list => list.Text("vpc_id").ShouldBe("vpc-1"),
        list => list.Texts("subnet_ids").ShouldBe(["subnet-1", "subnet-2"]));

    [TestCase(false, "10.1.0.0/16", "-1", null, null)]
    [TestCase(true, "10.1.0.0/16", "-1", null, null)]
    [TestCase(false, "10.0.0.0/16", "6", 5432, 5432)]
    [TestCase(true, "10.0.0.0/16", "6", 1024, 65535)]
    [TestCase(true, "0.0.0.0/0", "6", 443, 443)]
    [TestCase(false, "0.0.0.0/0", "6", 1024, 65535)]
    [Property("Requirement", "E-NET-1")]
    public void What_may_pass_and_no_more(bool egress, string cidr, string protocol, int? from, int? to)
    {
        var rules = _stack.Resources("aws_network_acl_rule");
        rules.Count.ShouldBe(6);
        rules.Where(rule => rule.Flag("egress") == egress && rule.Text("cidr_block") == cidr).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            rule => rule.Text("protocol").ShouldBe(protocol),
            rule => rule.At("from_port")?.GetInt32().ShouldBe(from!.Value),
            rule => rule.At("to_port")?.GetInt32().ShouldBe(to!.Value),
            rule => rule.Text("rule_action").ShouldBe("allow"));
    }

    [Test]
    public void Numbers_are_used_once_in_each_direction() =>
        _stack.Resources("aws_network_acl_rule").Select(rule => (rule.Flag("egress"), rule.Number("rule_number"))).ShouldBeUnique();
}
