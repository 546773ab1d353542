using System.Text.Json;
using DrTerraform.Constructs.Events;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Events;

/// <summary>One function, called by the clock and by events.</summary>
[TestFixture]
public sealed class FunctionTriggerTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        var function = Some.Function(stack, placement, "Health", Named.RegionHealth);
        Declare("Clock", "by-clock", "rate(1 minute)", null);
        Declare("Events", "by-events", null, new Dictionary<string, object> { ["source"] = new[] { "aws.ssm" } });
        _stack = SynthesizedStack.Of(stack);

        void Declare(string id, string purpose, string? schedule, IReadOnlyDictionary<string, object>? pattern) => _ = new FunctionTrigger(stack, id, new FunctionTriggerProps
        {
            Placement = placement,
            Purpose = purpose,
            Description = "for a test",
            Schedule = schedule,
            Pattern = pattern,
            Function = function,
        });
    }

    [Test]
    [Property("Requirement", "B-FN-1")]
    public void By_the_clock_it_has_a_schedule_and_no_pattern() =>
        (Rule("by-clock").Text("schedule_expression"), Rule("by-clock").At("event_pattern")).ShouldBe(("rate(1 minute)", null));

    [Test]
    [Property("Requirement", "B-CFG-1")]
    public void By_events_it_has_a_pattern_and_no_schedule()
    {
        JsonDocument.Parse(Rule("by-events").Text("event_pattern")!).RootElement.Texts("source").ShouldBe(["aws.ssm"]);
        Rule("by-events").At("schedule_expression").ShouldBeNull();
    }

    [Test]
    public void The_rule_calls_the_function_once_it_may() => _stack.Resources("aws_cloudwatch_event_target").ShouldAllBe(target =>
        target.Text("arn") == "arn:aws:lambda:us-west-2:111122223333:function:lambda-region-health-usw2-dr-test"
        && target.Text("depends_on.0")!.StartsWith("aws_lambda_permission.", StringComparison.Ordinal));

    [Test]
    [Property("Requirement", "X-7")]
    public void Each_rule_may_call_it_for_itself_alone() => _stack.Resources("aws_lambda_permission").Select(permission => (permission.Text("principal"), permission.Text("source_arn"))).ShouldBe(
    [
        ("events.amazonaws.com", "arn:aws:events:us-west-2:111122223333:rule/rule-by-clock-usw2-dr-test"),
        ("events.amazonaws.com", "arn:aws:events:us-west-2:111122223333:rule/rule-by-events-usw2-dr-test"),
    ], ignoreOrder: true);

    private JsonElement Rule(string purpose) => _stack.Resources("aws_cloudwatch_event_rule").Single(rule => rule.Text("name") == $"rule-{purpose}-usw2-dr-test");
}
