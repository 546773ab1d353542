using System.Text.Json;
using DrTerraform.Constructs.Dns;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class HealthCheckTests
{
    private JsonElement _check;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new HealthCheck(stack, "Check", new HealthCheckProps
        {
            Placement = Some.Placement(stack),
            Settings = new DnsSettings { Domain = "bank.test", CheckIntervalSeconds = 30, FailureThreshold = 2 },
            ApiHost = "api1.execute-api.us-west-2.amazonaws.com",
        });
        _check = SynthesizedStack.Of(stack).Only("aws_route53_health_check");
    }

    [Test]
    [Property("Requirement", "B-DNS-1")]
    public void A_region_is_asked_for_its_health_at_its_own_host() =>
        (_check.Text("fqdn"), _check.Text("resource_path")).ShouldBe(("api1.execute-api.us-west-2.amazonaws.com", "/health"));

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_asked_by_HTTPS_with_the_name_of_the_host_in_the_handshake() => (_check.Text("type"), _check.Flag("enable_sni")).ShouldBe(("HTTPS", true));

    [Test]
    [Property("Requirement", "B-DNS-1")]
    public void Interval_and_threshold_come_from_the_settings() => (_check.Number("request_interval"), _check.Number("failure_threshold")).ShouldBe((30, 2));
}
