using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class MonitorSettingsTests
{
    [Test]
    public void The_limits_are_those_of_the_environment()
    {
        var limits = Read().Limits;

        limits.ShouldBe(new FailoverLimits
        {
            Mode = PromotionMode.Automatic,
            TickInterval = TimeSpan.FromSeconds(10),
            LongestGap = TimeSpan.FromSeconds(35),
            SilentPeerPatience = TimeSpan.FromSeconds(60),
            AnsweringPeerPatience = TimeSpan.FromSeconds(90),
            GreatestLag = TimeSpan.FromSeconds(30),
            Cooldown = TimeSpan.FromMinutes(30),
        });
    }

    [Test]
    public void A_person_has_to_approve_where_the_environment_says_so() => Read(("DR_FAILOVER_MODE", "approve")).Limits.Mode.ShouldBe(PromotionMode.Approve);

    [TestCase("PRIMARY", true)]
    [TestCase("SECONDARY", false)]
    public void Whether_this_is_home_is_told(string role, bool isHome) => Read(("DR_ROUTING_ROLE", role)).IsHome.ShouldBe(isHome);

    [TestCase("", null)]
    [TestCase("8", 8.0)]
    [TestCase("0.5", 0.5)]
    public void A_floor_of_the_capacity_need_not_be(string text, double? floor) => Read(("DR_CAPACITY_FLOOR", text)).CapacityFloor.ShouldBe(floor);

    [TestCase("DR_FAILOVER_MODE", "sometimes", "DR_FAILOVER_MODE is 'sometimes', allowed is automatic or approve")]
    [TestCase("DR_CAPACITY_FLOOR", "0", "DR_CAPACITY_FLOOR is '0', allowed is Aurora capacity units from 0.5 to 256")]
    [TestCase("DR_STATUS_UP", "up", "DR_STATUS_UP is 'up', allowed is an IP address")]
    [TestCase("DR_PEER_HEALTH_URL", "api/health", "DR_PEER_HEALTH_URL is 'api/health', allowed is an http or https address")]
    [TestCase("DR_TICK_SECONDS", "often", "DR_TICK_SECONDS is 'often', allowed is whole seconds from 1 to 86400")]
    [TestCase("DR_TICK_SECONDS", "40", "DR_TICK_SECONDS is '40', allowed is what goes with the other limits: silent peer patience must be at least 80 s, got 60 s")]
    [TestCase("DR_PEER_HOST", "", "not set: DR_PEER_HOST")]
    public void What_cannot_be_used_is_named(string variable, string value, string problem) =>
        Should.Throw<IncompleteEnvironmentException>(() => Read((variable, value))).Problems.ShouldBe([problem]);

    private static MonitorSettings Read(params (string Name, string Value)[] changes)
    {
        var environment = new EnvironmentReader(MonitorEnvironment.With(new Uri("http://127.0.0.1:1/"), changes));
        var settings = MonitorSettings.Read(environment);
        environment.ThrowIfIncomplete();
        return settings;
    }
}
