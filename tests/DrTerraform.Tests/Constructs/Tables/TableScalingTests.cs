using System.Text.Json;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Tables;

[TestFixture]
public sealed class TableScalingTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new TableScaling(stack, "Scaling", new TableScalingProps
        {
            Placement = Some.Placement(stack),
            TableName = "sessions",
            Settings = new AutoScalingSettings { Minimum = 6, Maximum = 60, TargetPercent = 65 },
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [TestCase("Read")]
    [TestCase("Write")]
    [Property("Requirement", "A-SES-1")]
    public void Capacity_follows_the_load_between_the_bounds(string kind) => _stack.Named("aws_appautoscaling_target", $":{kind}CapacityUnits").ShouldSatisfyAllConditions(
        target => target.Text("service_namespace").ShouldBe("dynamodb"),
        target => target.Text("resource_id").ShouldBe("table/sessions"),
        target => target.Number("min_capacity").ShouldBe(6),
        target => target.Number("max_capacity").ShouldBe(60));

    [TestCase("Read")]
    [TestCase("Write")]
    public void It_aims_at_the_use_that_the_settings_say(string kind) => _stack.Named("aws_appautoscaling_policy", $"DynamoDB{kind}CapacityUtilization").ShouldSatisfyAllConditions(
        policy => policy.Text("policy_type").ShouldBe("TargetTrackingScaling"),
        policy => policy.Number("target_tracking_scaling_policy_configuration.target_value").ShouldBe(65));
}
