using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class EncryptedQueueTests
{
    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_and_keeps_messages_for_fourteen_days() => Of(senders: null).Only("aws_sqs_queue").ShouldSatisfyAllConditions(
        queue => queue.Text("kms_master_key_id").ShouldBe("alias/kms-region"),
        queue => queue.Number("message_retention_seconds").ShouldBe(1_209_600));

    [Test]
    [Property("Requirement", "X-6")]
    public void It_refuses_requests_without_tls() => Of(senders: null).Only("aws_sqs_queue_policy").Statements().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
        statement => statement.Text("Effect").ShouldBe("Deny"),
        statement => statement.Text("Condition.Bool.aws:SecureTransport").ShouldBe("false"));

    [Test]
    public void Others_send_only_when_they_are_named() =>
        Of(queue => new Access("Notify", ["sqs:SendMessage"], [queue]) { Who = Principal.Service("sns.amazonaws.com") })
            .Only("aws_sqs_queue_policy").Statement("Notify").ShouldSatisfyAllConditions(
                statement => statement.Text("Principal.Service").ShouldBe("sns.amazonaws.com"),
                statement => statement.Text("Resource").ShouldBe("arn:aws:sqs:us-west-2:111122223333:sqs-alerts-usw2-dr-test"));

    private static SynthesizedStack Of(Func<string, Access>? senders)
    {
        var stack = Some.Stack();
        _ = new EncryptedQueue(stack, "Queue", new EncryptedQueueProps { Placement = Some.Placement(stack), Name = Named.AlertInbox, Key = "alias/kms-region", Senders = senders });
        return SynthesizedStack.Of(stack);
    }
}
