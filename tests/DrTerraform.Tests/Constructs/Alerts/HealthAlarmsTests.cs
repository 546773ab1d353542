using System.Text.Json;
using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class HealthAlarmsTests
{
    private const string TopicArn = "arn:aws:sns:us-east-1:111122223333:alerts";

    private IReadOnlyList<JsonElement> _alarms = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new HealthAlarms(stack, "HealthAlarms", new HealthAlarmsProps
        {
            Placement = Some.Placement(stack, RegionProfile.Primary),
            TopicArn = TopicArn,
            ServiceCheckId = "service",
            LatchCheckId = "latch",
            ReadyCheckIds = new Dictionary<string, string> { ["primary"] = "ready-1", ["secondary"] = "ready-2" },
        });
        _alarms = SynthesizedStack.Of(stack).Resources("aws_cloudwatch_metric_alarm");
    }

    [TestCase("no-region-serves", "service")]
    [TestCase("primary-not-serving", "latch")]
    [TestCase("primary-not-ready", "ready-1")]
    [TestCase("secondary-not-ready", "ready-2")]
    [Property("Requirement", "A-MON-1")]
    public void Each_state_that_people_must_know_has_an_alarm_on_its_check(string state, string checkId) =>
        _alarms.Single(alarm => alarm.Text("alarm_name") == $"alarm-{state}-use1-dr-test").Text("dimensions.HealthCheckId").ShouldBe(checkId);

    [Test]
    public void There_is_no_other_alarm() => _alarms.Count.ShouldBe(4);

    [Test]
    public void One_unhealthy_minute_is_enough() => _alarms.ShouldAllBe(alarm =>
        alarm.Text("metric_name") == "HealthCheckStatus" && alarm.Text("statistic") == "Minimum" && alarm.Text("comparison_operator") == "LessThanThreshold"
        && alarm.Number("threshold") == 1 && alarm.Number("period") == 60 && alarm.Number("evaluation_periods") == 1);

    [Test]
    public void A_check_that_reports_nothing_alarms() => _alarms.ShouldAllBe(alarm => alarm.Text("treat_missing_data") == "breaching");

    [Test]
    [Property("Requirement", "X-9")]
    public void They_are_where_Route_53_publishes_and_tell_a_topic_there()
    {
        HealthAlarms.Region.ShouldBe("us-east-1");
        _alarms.ShouldAllBe(alarm => alarm.Text("provider") == "aws.primary" && alarm.Text("alarm_actions.0") == TopicArn);
    }
}
