using System.Text.Json;
using DrTerraform.Constructs.Dns;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class EndpointRecordTests
{
    private SynthesizedStack _stack = null!;
    private JsonElement _record;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        var domain = new RegionalDomain(stack, "Domain", new RegionalDomainProps { Placement = placement, Host = "api.bank.test", CertificateArn = "arn:aws:acm:us-west-2:111122223333:certificate/1", ApiId = "api1", Stage = "live" });
        _ = new EndpointRecord(stack, "Endpoint", new EndpointRecordProps { Placement = placement, ZoneId = "Z1", Domain = "bank.test", Target = domain, TtlSeconds = 10 });
        _stack = SynthesizedStack.Of(stack);
        _record = _stack.Only("aws_route53_record");
    }

    [Test]
    [Property("Requirement", "X-8")]
    public void Its_name_tells_the_region() => _record.Text("name").ShouldBe("endpoint-us-west-2.bank.test");

    [Test]
    public void It_leads_to_the_regions_own_form_of_the_host_name() => _record.ShouldSatisfyAllConditions(
        record => record.Text("type").ShouldBe("CNAME"),
        record => record.Text("records.0").ShouldBe(_stack.Reference("aws_api_gateway_domain_name", "regional_domain_name", _ => true)));

    [Test]
    public void It_leads_there_whatever_the_regions_health() => (_record.At("health_check_id"), _record.At("failover_routing_policy")).ShouldBe((null, null));
}
