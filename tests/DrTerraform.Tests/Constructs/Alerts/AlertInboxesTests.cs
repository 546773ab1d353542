using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class AlertInboxesTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new AlertInboxes(stack, "Inboxes", new AlertInboxesProps
        {
            Placements = [Some.Placement(stack, RegionProfile.Primary), Some.Placement(stack, RegionProfile.Secondary)],
            KeyAlias = placement => $"alias/{placement.Alias}",
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "D-MON-1")]
    public void Each_regions_queue_hears_both_topics() => _stack.Resources("aws_sns_topic_subscription")
        .Select(subscription => (From: RegionOf(subscription.Text("topic_arn")!), To: RegionOf(subscription.Text("endpoint")!)))
        .ShouldBe([("us-east-1", "us-east-1"), ("us-west-2", "us-east-1"), ("us-east-1", "us-west-2"), ("us-west-2", "us-west-2")], ignoreOrder: true);

    [Test]
    [Property("Requirement", "D-MON-1")]
    public void A_subscription_is_made_in_the_region_of_its_topic() => _stack.Resources("aws_sns_topic_subscription")
        .ShouldAllBe(subscription => subscription.Text("provider") == (RegionOf(subscription.Text("topic_arn")!) == "us-east-1" ? "aws.primary" : "aws.secondary"));

    [Test]
    public void Only_the_two_topics_may_send() => _stack.Resources("aws_sqs_queue_policy").ShouldAllBe(policy =>
        policy.Statement("Notify", "policy").Texts("Condition.ArnEquals.aws:SourceArn").Count == 2);

    [Test]
    public void Each_queue_is_encrypted_by_its_own_regions_key() =>
        _stack.Resources("aws_sqs_queue").Select(queue => (queue.Text("provider"), queue.Text("kms_master_key_id"))).ShouldBe([("aws.primary", "alias/primary"), ("aws.secondary", "alias/secondary")], ignoreOrder: true);

    private static string RegionOf(string arn) => arn.Split(':')[3];
}
