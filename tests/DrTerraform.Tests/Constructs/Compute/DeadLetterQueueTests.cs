using DrTerraform.Constructs.Compute;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Compute;

[TestFixture]
public sealed class DeadLetterQueueTests
{
    private SynthesizedStack _stack = null!;
    private DeadLetterQueue _queue = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _queue = new DeadLetterQueue(stack, "Letters", new DeadLetterQueueProps { Placement = Some.Placement(stack), KeyArn = Some.KeyArn });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void A_letter_waits_as_long_as_AWS_allows() => _stack.Only("aws_sqs_queue").Number("message_retention_seconds").ShouldBe(1_209_600);

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_with_the_key_of_the_region() => _stack.Only("aws_sqs_queue").Text("kms_master_key_id").ShouldBe(Some.KeyArn);

    [Test]
    [Property("Requirement", "X-6")]
    public void Nobody_reaches_it_in_the_clear()
    {
        var deny = _stack.Only("aws_sqs_queue_policy").Statements().ShouldHaveSingleItem();
        deny.Text("Effect").ShouldBe("Deny");
        deny.Text("Principal.AWS").ShouldBe("*");
        deny.Text("Action").ShouldBe("sqs:*");
        deny.Text("Condition.Bool.aws:SecureTransport").ShouldBe("false");
    }

    [Test]
    [Property("Requirement", "X-7")]
    public void The_right_it_offers_is_to_send_to_it()
    {
        _queue.Send.Actions.ShouldBe(["sqs:SendMessage"]);
        _queue.Send.Resources.ShouldBe(["arn:aws:sqs:us-west-2:111122223333:sqs-dead-letters-usw2-dr-test"]);
    }

    [Test]
    public void The_ARN_it_offers_is_that_of_the_queue_it_declares() =>
        _queue.Arn.ShouldEndWith($":{_stack.Only("aws_sqs_queue").Text("name")}");
}
