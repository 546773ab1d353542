using DrTerraform.Constructs.Alerts;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class MetricAlarmTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var plain = new MetricAlarmProps
        {
            Placement = Some.Placement(stack),
            TopicArn = Some.TopicArn,
            Purpose = "too-hot",
            Description = "Open a window.",
            Namespace = "AWS/RDS",
            Metric = "Temperature",
            Dimensions = new Dictionary<string, string> { ["DBClusterIdentifier"] = "db" },
            Threshold = 1.5,
        };
        _ = new MetricAlarm(stack, "Plain", plain);
        _ = new MetricAlarm(stack, "Percentile", plain with { Purpose = "slow", Statistic = "p99", MissingData = "breaching" });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "X-9")]
    public void It_tells_its_topic_when_it_begins_and_when_it_ends() => _stack.Named("aws_cloudwatch_metric_alarm", "too-hot").ShouldSatisfyAllConditions(
        alarm => alarm.Texts("alarm_actions").ShouldBe([Some.TopicArn]),
        alarm => alarm.Texts("ok_actions").ShouldBe([Some.TopicArn]));

    [Test]
    public void Unless_told_otherwise_three_bad_minutes_in_a_row_alarm_and_silence_does_not() => _stack.Named("aws_cloudwatch_metric_alarm", "too-hot").ShouldSatisfyAllConditions(
        alarm => alarm.Number("period").ShouldBe(60),
        alarm => alarm.Number("evaluation_periods").ShouldBe(3),
        alarm => alarm.Text("comparison_operator").ShouldBe("GreaterThanThreshold"),
        alarm => alarm.Text("treat_missing_data").ShouldBe("notBreaching"));

    [Test]
    public void A_threshold_may_be_a_fraction() => _stack.Named("aws_cloudwatch_metric_alarm", "too-hot").Text("threshold").ShouldBe("1.5");

    [Test]
    public void A_plain_statistic_goes_into_the_argument_for_plain_ones() => _stack.Named("aws_cloudwatch_metric_alarm", "too-hot").ShouldSatisfyAllConditions(
        alarm => alarm.Text("statistic").ShouldBe("Maximum"),
        alarm => alarm.At("extended_statistic").ShouldBeNull());

    [Test]
    public void A_percentile_goes_into_the_argument_for_percentiles() => _stack.Named("aws_cloudwatch_metric_alarm", "slow").ShouldSatisfyAllConditions(
        alarm => alarm.Text("extended_statistic").ShouldBe("p99"),
        alarm => alarm.At("statistic").ShouldBeNull());

    [Test]
    [Property("Requirement", "X-4")]
    public void Its_name_says_type_purpose_region_environment_and_suffix() =>
        _stack.Named("aws_cloudwatch_metric_alarm", "too-hot").Text("alarm_name").ShouldBe("alarm-too-hot-usw2-dr-test");
}
