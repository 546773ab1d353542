using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The alarms on what the world's checkers see. Route 53 publishes in one region alone, so they are there, and for people only.</summary>
[TestFixture]
[Category("Integration")]
public sealed class HealthAlarmTests
{
    private const string PublishingRegion = "us-east-1";

    private IReadOnlyList<(XElement Alarm, XElement Check)> _watched = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        var region = Deployment.Current.RegionNamed(PublishingRegion);
        var ours = Deployment.Current.Regions.Select(served => served.ApiHost()).ToArray();
        var latch = Deployment.Current.Output("traffic", "latch_health_check_id").GetString();
        var watched = new List<(XElement, XElement)>();
        foreach (var alarm in (await region.AlarmsAsync()).Where(alarm => alarm.Text("MetricName") == "HealthCheckStatus"))
        {
            var id = alarm.All("Dimensions/member").ShouldHaveSingleItem().Text("Value");
            var check = (await region.GetXmlAsync(AwsService.Route53, $"/2013-04-01/healthcheck/{id}")).All("HealthCheck").ShouldHaveSingleItem();
            if (id == latch || ours.Contains(check.Text("HealthCheckConfig/FullyQualifiedDomainName")))
            {
                watched.Add((alarm, check));
            }
        }

        _watched = watched;
    }

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void The_loss_of_the_primary_region_raises_an_alarm() =>
        _watched.Where(watched => watched.Check.Text("HealthCheckConfig/Type") == "CALCULATED").ShouldHaveSingleItem();

    [TestCase(DeployedRegion.Primary)]
    [TestCase(DeployedRegion.Secondary)]
    [Property("Requirement", "A-MON-1")]
    public void A_region_that_could_not_serve_raises_an_alarm_before_it_is_needed(string role)
    {
        var region = Deployment.Current.Region(role);
        _watched.Where(watched => watched.Check.Text("HealthCheckConfig/FullyQualifiedDomainName") == region.ApiHost())
            .ShouldHaveSingleItem().Check.Text("HealthCheckConfig/ResourcePath").ShouldBe($"/{region.Stage()}/ready");
    }

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void Silence_of_the_checkers_is_an_alarm_too() => _watched.ShouldAllBe(watched => watched.Alarm.Text("TreatMissingData") == "breaching");

    [Test]
    [Property("Requirement", "X-9")]
    public void Each_tells_a_topic_of_the_same_region() => _watched
        .SelectMany(watched => watched.Alarm.All("AlarmActions/member").Concat(watched.Alarm.All("OKActions/member")))
        .ShouldAllBe(action => action.Value.StartsWith($"arn:aws:sns:{PublishingRegion}:", StringComparison.Ordinal));
}
