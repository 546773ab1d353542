using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class FlowLogsTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new FlowLogs(stack, "FlowLogs", new FlowLogsProps { Placement = Some.Placement(stack), VpcId = "vpc-1", KeyArn = Some.KeyArn, RetentionDays = 14 });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    public void What_was_rejected_is_recorded_as_well_as_what_was_accepted() => _stack.Only("aws_flow_log").ShouldSatisfyAllConditions(
        log => log.Text("vpc_id").ShouldBe("vpc-1"),
        log => log.Text("traffic_type").ShouldBe("ALL"),
        log => log.Number("max_aggregation_interval").ShouldBe(60));

    [Test]
    [Property("Requirement", "X-6")]
    public void Records_are_encrypted_and_forgotten() => _stack.Only("aws_cloudwatch_log_group").ShouldSatisfyAllConditions(
        group => group.Text("kms_key_id").ShouldBe(Some.KeyArn),
        group => group.Number("retention_in_days").ShouldBe(14));

    [Test]
    public void The_group_is_there_before_the_records() => _stack.Only("aws_flow_log").ShouldSatisfyAllConditions(
        log => log.Text("log_destination").ShouldBe($"arn:aws:logs:us-west-2:111122223333:log-group:{_stack.Only("aws_cloudwatch_log_group").Text("name")}"),
        log => log.Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_cloudwatch_log_group."));

    [Test]
    [Property("Requirement", "X-7")]
    public void Its_role_reaches_its_own_group_only()
    {
        var group = $"arn:aws:logs:us-west-2:111122223333:log-group:{_stack.Only("aws_cloudwatch_log_group").Text("name")}:*";
        _stack.Only("aws_iam_role_policy").Statements().ShouldAllBe(statement => statement.Text("Resource") == group);
    }
}
