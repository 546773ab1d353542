using System.Text.Json;
using DrTerraform.Constructs.Alerts;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class MonitorAlarmsTests
{
    private IReadOnlyList<JsonElement> _alarms = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new MonitorAlarms(stack, "MonitorAlarms", new MonitorAlarmsProps
        {
            Placement = Some.Placement(stack),
            TopicArn = Some.TopicArn,
            Monitor = "monitor-1",
            Settings = new FailoverSettings { ConfirmAnsweringSeconds = 70, PromotionSeconds = 100 },
        });
        _alarms = SynthesizedStack.Of(stack).Resources("aws_cloudwatch_metric_alarm");
    }

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void A_monitor_that_has_not_looked_for_three_minutes_alarms_and_so_does_one_that_says_nothing() => Alarm("monitor-silent").ShouldSatisfyAllConditions(
        alarm => alarm.Text("metric_name").ShouldBe("MonitorTicks"),
        alarm => (alarm.Number("period"), alarm.Number("evaluation_periods")).ShouldBe((60, 3)),
        alarm => (alarm.Text("statistic"), alarm.Text("comparison_operator"), alarm.Number("threshold")).ShouldBe(("Sum", "LessThanThreshold", 1)),
        alarm => alarm.Text("treat_missing_data").ShouldBe("breaching"));

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void A_takeover_that_is_held_alarms_at_once() => Alarm("promotion-held").ShouldSatisfyAllConditions(
        alarm => (alarm.Text("namespace"), alarm.Text("metric_name")).ShouldBe(("DrTerraform", "PromotionsHeld")),
        alarm => (alarm.Number("threshold"), alarm.Number("evaluation_periods")).ShouldBe((0, 1)));

    [Test]
    public void A_takeover_that_takes_too_long_alarms() => (Alarm("region-missed").Text("metric_name"), Alarm("region-missed").Number("threshold")).ShouldBe(("OutageDuration", 170));

    [Test]
    public void A_run_that_fails_alarms() => (Alarm("monitor-errors").Text("namespace"), Alarm("monitor-errors").Text("metric_name")).ShouldBe(("AWS/Lambda", "Errors"));

    [Test]
    [Property("Requirement", "X-9")]
    public void They_watch_the_regions_monitor_and_tell_the_regions_topic() => _alarms.ShouldAllBe(alarm =>
        alarm.Text("dimensions.FunctionName") == "monitor-1" && alarm.Text("alarm_actions.0") == Some.TopicArn);

    private JsonElement Alarm(string purpose) => _alarms.Single(alarm => alarm.Text("alarm_name") == $"alarm-{purpose}-usw2-dr-test");
}
