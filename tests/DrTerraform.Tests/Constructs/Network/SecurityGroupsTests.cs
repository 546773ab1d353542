using System.Text.Json;
using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class SecurityGroupsTests
{
    private IReadOnlyList<JsonElement> _groups = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new SecurityGroups(stack, "Groups", new SecurityGroupsProps { Placement = Some.Placement(stack), VpcId = "vpc-1" });
        _groups = SynthesizedStack.Of(stack).Resources("aws_security_group");
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Functions_database_and_endpoints_have_a_group_each() => _groups.Select(group => group.Text("name"))
        .ShouldBe(["secgroup-functions-usw2-dr-test", "secgroup-database-usw2-dr-test", "secgroup-endpoints-usw2-dr-test"], ignoreOrder: true);

    [Test]
    public void They_hold_no_rules_of_their_own_which_would_fight_with_the_rules_beside_them() =>
        _groups.ShouldAllBe(group => group.At("ingress") == null && group.At("egress") == null);

    [Test]
    public void No_group_has_a_name_that_AWS_keeps_for_itself() => _groups.ShouldAllBe(group => !group.Text("name")!.StartsWith("sg-", StringComparison.Ordinal));
}
