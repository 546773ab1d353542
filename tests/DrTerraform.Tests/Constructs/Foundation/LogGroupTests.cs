using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class LogGroupTests
{
    private SynthesizedStack _stack = null!;
    private LogGroup _group = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _group = new LogGroup(stack, "Logs", new LogGroupProps { Placement = Some.Placement(stack), Name = "/here/x", RetentionDays = 7, KeyArn = Some.KeyArn });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_and_forgets() => _stack.Only("aws_cloudwatch_log_group").ShouldSatisfyAllConditions(
        group => group.Text("name").ShouldBe("/here/x"),
        group => group.Text("kms_key_id").ShouldBe(Some.KeyArn),
        group => group.Number("retention_in_days").ShouldBe(7));

    [Test]
    public void Its_ARN_leaves_out_the_streams() => _group.Arn.ShouldBe("arn:aws:logs:us-west-2:111122223333:log-group:/here/x");

    [Test]
    [Property("Requirement", "X-7")]
    public void The_right_it_offers_is_to_write_its_own_streams()
    {
        _group.Write.Actions.ShouldBe(["logs:CreateLogStream", "logs:PutLogEvents"]);
        _group.Write.Resources.ShouldBe(["arn:aws:logs:us-west-2:111122223333:log-group:/here/x:*"]);
    }
}
