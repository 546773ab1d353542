using System.Text.Json;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class TrafficLatchTests
{
    private const string CheckType = "aws_route53_health_check";

    private SynthesizedStack _stack = null!;
    private RegionChecks _secondaryChecks = null!;
    private TrafficLatch _latch = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var (primary, secondary) = (Some.Placement(stack, RegionProfile.Primary), Some.Placement(stack));
        _secondaryChecks = Checks("SecondaryChecks", secondary);
        _latch = new TrafficLatch(stack, "Latch", new TrafficLatchProps
        {
            Placement = secondary,
            Primary = Checks("PrimaryChecks", primary),
            Secondary = _secondaryChecks,
        });
        _stack = SynthesizedStack.Of(stack);

        RegionChecks Checks(string id, Placement placement) => new(stack, id, new RegionChecksProps
        {
            Placement = placement,
            Settings = new DnsSettings { Domain = "bank.test" },
            ApiHost = $"{placement.Alias}.bank.test",
            Stage = "live",
        });
    }

    [Test]
    [Property("Requirement", "A-DNS-1")]
    [Property("Requirement", "X-8")]
    [Property("Requirement", "T-4")]
    public void The_primary_record_holds_only_while_the_primary_serves_and_the_secondary_stands_by()
    {
        var latch = Combined("hc-latch");
        latch.Texts("child_healthchecks").ShouldBe([Check("primary", "health"), Check("secondary", "standby")], ignoreOrder: true);
        latch.Number("child_health_threshold").ShouldBe(2);
    }

    [Test]
    public void The_platform_is_well_while_either_region_serves()
    {
        var service = Combined("hc-service");
        service.Texts("child_healthchecks").ShouldBe([Check("primary", "health"), Check("secondary", "health")], ignoreOrder: true);
        service.Number("child_health_threshold").ShouldBe(1);
    }

    [Test]
    public void The_secondary_record_rests_on_the_secondarys_own_health() => _latch.Secondary.ShouldBe(_secondaryChecks.Health);

    [Test]
    public void Combined_checks_are_made_of_plain_ones_since_Route_53_allows_no_others()
    {
        var plain = new[] { "primary", "secondary" }.SelectMany(region => new[] { "health", "standby", "ready" }.Select(path => Check(region, path))).ToArray();
        _stack.Resources(CheckType).Where(check => check.Text("type") == "CALCULATED")
            .SelectMany(check => check.Texts("child_healthchecks"))
            .ShouldAllBe(child => plain.Contains(child));
    }

    private JsonElement Combined(string name) => _stack.Resources(CheckType).Single(check => check.Text("tags.Name") == $"{name}-usw2-dr-test");

    private string Check(string region, string path) => _stack.Reference(CheckType, "id", check =>
        check.Text("fqdn") == $"{region}.bank.test" && check.Text("resource_path") == $"/live/{path}");
}
