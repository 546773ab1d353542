using DrTerraform.Constructs.Dns;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class RegionalDomainTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new RegionalDomain(stack, "Domain", new RegionalDomainProps
        {
            Placement = Some.Placement(stack),
            Host = "api.bank.test",
            CertificateArn = "arn:aws:acm:us-west-2:111122223333:certificate/1",
            ApiId = "api1",
            Stage = "live",
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    public void It_is_regional_so_the_same_name_can_be_in_the_other_region() =>
        _stack.Only("aws_api_gateway_domain_name").Texts("endpoint_configuration.types").ShouldBe(["REGIONAL"]);

    [Test]
    [Property("Requirement", "X-6")]
    public void It_speaks_TLS_1_2_with_the_certificate_of_its_region() => _stack.Only("aws_api_gateway_domain_name").ShouldSatisfyAllConditions(
        domain => domain.Text("security_policy").ShouldBe("TLS_1_2"),
        domain => domain.Text("regional_certificate_arn").ShouldBe("arn:aws:acm:us-west-2:111122223333:certificate/1"),
        domain => domain.At("certificate_arn").ShouldBeNull());

    [Test]
    public void It_leads_to_the_stage_of_the_regions_API() => _stack.Only("aws_api_gateway_base_path_mapping").ShouldSatisfyAllConditions(
        mapping => mapping.Text("api_id").ShouldBe("api1"),
        mapping => mapping.Text("stage_name").ShouldBe("live"),
        mapping => mapping.Text("domain_name")!.ShouldStartWith("${aws_api_gateway_domain_name."));
}
