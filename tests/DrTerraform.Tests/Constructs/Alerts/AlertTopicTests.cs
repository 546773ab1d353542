using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class AlertTopicTests
{
    private const string Arn = "arn:aws:sns:us-west-2:111122223333:sns-alerts-usw2-dr-test";

    private SynthesizedStack _stack = null!;
    private AlertTopic _topic = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _topic = Topic("Alerts", RegionProfile.Secondary, "on-call@bank.test", "board@bank.test");
        _ = Topic("Quiet", RegionProfile.Primary);
        _stack = SynthesizedStack.Of(stack);

        AlertTopic Topic(string id, RegionProfile profile, params string[] emails) => new(stack, id, new AlertTopicProps
        {
            Placement = Some.Placement(stack, profile),
            Settings = new AlarmSettings { Emails = emails },
            KeyArn = Some.KeyArn,
        });
    }

    [Test]
    public void Its_ARN_is_known_before_it_exists() => _topic.Arn.ShouldBe(Arn);

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_with_the_key_of_the_region() => _stack.Named("aws_sns_topic", "usw2").Text("kms_master_key_id").ShouldBe(Some.KeyArn);

    [Test]
    [Property("Requirement", "X-7")]
    public void Only_AWS_services_acting_for_this_account_may_publish()
    {
        var publish = _stack.Named("aws_sns_topic_policy", Arn).Statement("Publish");
        publish.Texts("Principal.Service").ShouldBe(["cloudwatch.amazonaws.com", "events.rds.amazonaws.com"]);
        publish.Text("Action").ShouldBe("sns:Publish");
        publish.Text("Resource").ShouldBe(Arn);
        publish.Text("Condition.StringEquals.aws:SourceAccount").ShouldBe("111122223333");
    }

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void EventBridge_may_publish_without_a_condition_that_it_could_not_meet() => _stack.Named("aws_sns_topic_policy", Arn).Statement("PublishEvents").ShouldSatisfyAllConditions(
        publish => publish.Text("Principal.Service").ShouldBe("events.amazonaws.com"),
        publish => publish.At("Condition").ShouldBeNull());

    [Test]
    [Property("Requirement", "X-6")]
    public void Nobody_publishes_in_the_clear() => _stack.Named("aws_sns_topic_policy", Arn).Statement("TlsOnly").ShouldSatisfyAllConditions(
        deny => deny.Text("Effect").ShouldBe("Deny"),
        deny => deny.Text("Principal.AWS").ShouldBe("*"),
        deny => deny.Text("Condition.Bool.aws:SecureTransport").ShouldBe("false"));

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void Every_address_is_subscribed_by_mail() =>
        Subscriptions("secondary").Select(subscription => (subscription.Text("protocol"), subscription.Text("endpoint")))
            .ShouldBe([("email", "on-call@bank.test"), ("email", "board@bank.test")]);

    [Test]
    public void Without_addresses_there_is_a_topic_that_nobody_subscribes_to()
    {
        _stack.Named("aws_sns_topic", "use1").Text("provider").ShouldBe("aws.primary");
        Subscriptions("primary").ShouldBeEmpty();
    }

    private IEnumerable<System.Text.Json.JsonElement> Subscriptions(string alias) =>
        _stack.Resources("aws_sns_topic_subscription").Where(subscription => subscription.Text("provider") == $"aws.{alias}");
}
