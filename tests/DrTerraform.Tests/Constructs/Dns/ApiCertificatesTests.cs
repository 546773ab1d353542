using System.Text.Json;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class ApiCertificatesTests
{
    private SynthesizedStack _stack = null!;
    private ApiCertificates _certificates = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _certificates = new ApiCertificates(stack, "Certificates", new ApiCertificatesProps
        {
            Placements = [Some.Placement(stack, RegionProfile.Primary), Some.Placement(stack)],
            ZoneId = "Z1",
            Host = "api.pay.bank.test",
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void Each_region_has_a_certificate_of_its_own_for_the_one_host() => _stack.Resources("aws_acm_certificate")
        .Select(certificate => (certificate.Text("provider"), certificate.Text("domain_name")))
        .ShouldBe([("aws.primary", "api.pay.bank.test"), ("aws.secondary", "api.pay.bank.test")], ignoreOrder: true);

    [Test]
    public void AWS_asks_the_same_proof_for_both_so_there_is_one_record() => _stack.Only("aws_route53_record").ShouldSatisfyAllConditions(
        proof => proof.Text("zone_id").ShouldBe("Z1"),
        proof => proof.Text("name")!.ShouldEndWith("domain_validation_options)[0].resource_record_name}"),
        proof => proof.Flag("allow_overwrite").ShouldBeTrue());

    [Test]
    public void Each_region_waits_for_its_own_certificate_to_be_proved()
    {
        var validations = _stack.Resources("aws_acm_certificate_validation");
        validations.Select(validation => validation.Text("provider")).ShouldBe(["aws.primary", "aws.secondary"], ignoreOrder: true);
        validations.Select(validation => validation.Text("certificate_arn")).Distinct().Count().ShouldBe(2);
        validations.ShouldAllBe(validation => validation.Text("validation_record_fqdns.0")!.StartsWith("${aws_route53_record.", StringComparison.Ordinal));
        _certificates.Arns.Keys.ShouldBe(["primary", "secondary"], ignoreOrder: true);
    }

    [Test]
    public void A_new_certificate_is_there_before_the_old_one_goes() =>
        _stack.Resources("aws_acm_certificate").ShouldAllBe(certificate => certificate.Flag("lifecycle.create_before_destroy"));
}
