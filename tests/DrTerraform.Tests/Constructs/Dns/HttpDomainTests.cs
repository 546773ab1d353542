using DrTerraform.Constructs.Dns;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class HttpDomainTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new HttpDomain(stack, "Domain", new HttpDomainProps
        {
            Placement = Some.Placement(stack),
            Host = "api.bank.test",
            CertificateArn = "arn:aws:acm:us-west-2:111122223333:certificate/1",
            ApiId = "api1",
            Stage = "$default",
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_regional_and_speaks_TLS_1_2_with_the_certificate_of_its_region() => _stack.Only("aws_apigatewayv2_domain_name").At("domain_name_configuration")!.Value.ShouldSatisfyAllConditions(
        domain => domain.Text("endpoint_type").ShouldBe("REGIONAL"),
        domain => domain.Text("security_policy").ShouldBe("TLS_1_2"),
        domain => domain.Text("certificate_arn").ShouldBe("arn:aws:acm:us-west-2:111122223333:certificate/1"));

    [Test]
    public void It_leads_to_the_stage_of_the_regions_API() => _stack.Only("aws_apigatewayv2_api_mapping").ShouldSatisfyAllConditions(
        mapping => mapping.Text("api_id").ShouldBe("api1"),
        mapping => mapping.Text("stage").ShouldBe("$default"),
        mapping => mapping.Text("domain_name")!.ShouldStartWith("${aws_apigatewayv2_domain_name."));
}
