using System.Text.Json;
using DrTerraform.Constructs.Dns;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class RegionChecksTests
{
    private IReadOnlyList<JsonElement> _checks = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new RegionChecks(stack, "Checks", new RegionChecksProps
        {
            Placement = Some.Placement(stack),
            Settings = new DnsSettings { Domain = "bank.test", FailureThreshold = 2 },
            ApiHost = "api1.execute-api.us-west-2.amazonaws.com",
            Stage = "live",
        });
        _checks = SynthesizedStack.Of(stack).Resources("aws_route53_health_check");
    }

    [Test]
    [Property("Requirement", "X-8")]
    public void A_region_is_asked_whether_it_serves_stands_by_and_could_serve() =>
        _checks.Select(check => check.Text("resource_path")).ShouldBe(["/live/health", "/live/standby", "/live/ready"], ignoreOrder: true);

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_asked_by_HTTPS_with_the_name_of_the_host_in_the_handshake() =>
        _checks.ShouldAllBe(check => check.Text("type") == "HTTPS" && check.Number("port") == 443 && check.Flag("enable_sni"));

    [Test]
    public void It_is_asked_at_the_APIs_own_host_which_no_record_of_ours_can_redirect() =>
        _checks.ShouldAllBe(check => check.Text("fqdn") == "api1.execute-api.us-west-2.amazonaws.com" && check.At("ip_address") == null);

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void It_is_asked_every_10_seconds_and_believed_after_as_many_failures_as_the_settings_say() =>
        _checks.ShouldAllBe(check => check.Number("request_interval") == 10 && check.Number("failure_threshold") == 2);

    [Test]
    public void No_check_is_switched_off_or_turned_round() => _checks.ShouldAllBe(check => check.At("disabled") == null && check.At("invert_healthcheck") == null);

    [Test]
    [Property("Requirement", "X-4")]
    public void Each_check_is_named_by_its_tag() => _checks.Select(check => check.Text("tags.Name"))
        .ShouldBe(["hc-health-usw2-dr-test", "hc-standby-usw2-dr-test", "hc-ready-usw2-dr-test"], ignoreOrder: true);
}
