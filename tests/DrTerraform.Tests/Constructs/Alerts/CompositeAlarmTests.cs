using DrTerraform.Constructs.Alerts;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class CompositeAlarmTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        _ = new CompositeAlarm(stack, "Both", new CompositeAlarmProps
        {
            Placement = placement,
            TopicArn = Some.TopicArn,
            Purpose = "both",
            Description = "both",
            EachOf = [[Alarm("errors"), Alarm("latency")], [Alarm("cpu")]],
        });
        _stack = SynthesizedStack.Of(stack);

        MetricAlarm Alarm(string purpose) => new(stack, purpose, new MetricAlarmProps
        {
            Placement = placement,
            TopicArn = Some.TopicArn,
            Purpose = purpose,
            Description = purpose,
            Namespace = "AWS/RDS",
            Metric = purpose,
            Dimensions = new Dictionary<string, string>(),
            Threshold = 1,
        });
    }

    [Test]
    public void It_alarms_while_each_group_has_an_alarm_that_does() => _stack.Only("aws_cloudwatch_composite_alarm").Text("alarm_rule")
        .ShouldBe("(ALARM(\"alarm-errors-usw2-dr-test\") OR ALARM(\"alarm-latency-usw2-dr-test\")) AND (ALARM(\"alarm-cpu-usw2-dr-test\"))");

    [Test]
    public void It_is_made_after_the_alarms_it_speaks_of() => _stack.Only("aws_cloudwatch_composite_alarm").Texts("depends_on").Count.ShouldBe(3);

    [Test]
    [Property("Requirement", "X-9")]
    public void It_tells_its_regions_topic() => _stack.Only("aws_cloudwatch_composite_alarm").ShouldSatisfyAllConditions(
        alarm => alarm.Texts("alarm_actions").ShouldBe([Some.TopicArn]),
        alarm => alarm.Texts("ok_actions").ShouldBe([Some.TopicArn]));
}
