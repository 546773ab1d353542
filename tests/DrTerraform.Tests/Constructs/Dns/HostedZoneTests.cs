using DrTerraform.Constructs.Dns;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class HostedZoneTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new HostedZone(stack, "Zone", new HostedZoneProps { Placement = Some.Placement(stack), Domain = "pay.bank.test" });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-DNS-1")]
    [Property("Requirement", "X-8")]
    public void It_is_the_zone_of_the_platforms_domain() => _stack.Only("aws_route53_zone").Text("name").ShouldBe("pay.bank.test");

    [Test]
    public void It_is_public_since_Route_53_checks_nothing_for_private_zones() => _stack.Only("aws_route53_zone").At("vpc").ShouldBeNull();

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_destroyed_with_records_in_it() => _stack.Only("aws_route53_zone").Flag("force_destroy").ShouldBeTrue();
}
