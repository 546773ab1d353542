using System.Text.Json;
using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Events;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Events;

[TestFixture]
public sealed class DatabaseEventsTests
{
    private SynthesizedStack _stack = null!;
    private JsonElement _pattern;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        var topic = new AlertTopic(stack, "Alerts", new AlertTopicProps { Placement = placement, Settings = new AlarmSettings(), KeyArn = Some.KeyArn });
        _ = new DatabaseEvents(stack, "Events", new DatabaseEventsProps
        {
            Placement = placement,
            TopicArn = topic.Arn,
            ClusterId = "aurora-here",
            ClusterArn = "arn:aws:rds:us-west-2:111122223333:cluster:aurora-here",
            TopicPolicy = topic.Resource,
        });
        _stack = SynthesizedStack.Of(stack);
        _pattern = JsonDocument.Parse(_stack.Only("aws_cloudwatch_event_rule").Text("event_pattern")!).RootElement;
    }

    [TestCase("failover")]
    [TestCase("global-failover")]
    [TestCase("failure")]
    [TestCase("notification")]
    [Property("Requirement", "A-MON-1")]
    public void Operators_read_what_Aurora_says_of(string category) => _stack.Only("aws_db_event_subscription").Texts("event_categories").ShouldContain(category);

    [Test]
    public void The_subscription_is_about_clusters_and_waits_for_the_right_to_publish() => _stack.Only("aws_db_event_subscription").ShouldSatisfyAllConditions(
        subscription => subscription.Text("source_type").ShouldBe("db-cluster"),
        subscription => subscription.Text("sns_topic").ShouldBe("arn:aws:sns:us-west-2:111122223333:sns-alerts-usw2-dr-test"),
        subscription => subscription.Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_sns_topic_policy."));

    // Switchover begun and done, failover done and failed, fencing timed out, writer's name moved.
    [TestCase("RDS-EVENT-0181")]
    [TestCase("RDS-EVENT-0185")]
    [TestCase("RDS-EVENT-0238")]
    [TestCase("RDS-EVENT-0239")]
    [TestCase("RDS-EVENT-0391")]
    [TestCase("RDS-EVENT-0397")]
    [Property("Requirement", "A-OPT-1")]
    public void A_change_of_roles_is_caught_by_a_rule(string eventId) => _pattern.Texts("detail.EventID").ShouldContain(eventId);

    [Test]
    public void Another_cluster_in_the_account_wakes_nobody()
    {
        _stack.Only("aws_db_event_subscription").Texts("source_ids").ShouldBe(["aurora-here"]);
        _pattern.Texts("resources").ShouldBe(["arn:aws:rds:us-west-2:111122223333:cluster:aurora-here"]);
    }

    [Test]
    public void The_rule_listens_to_clusters_of_RDS() => _pattern.ShouldSatisfyAllConditions(
        pattern => pattern.Texts("source").ShouldBe(["aws.rds"]),
        pattern => pattern.Texts("detail-type").ShouldBe(["RDS DB Cluster Event"]));

    [Test]
    public void No_event_is_listed_twice() => _pattern.Texts("detail.EventID").ShouldBeUnique();

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void A_change_of_roles_is_told_to_the_topic_of_its_own_region() => _stack.Only("aws_cloudwatch_event_target").ShouldSatisfyAllConditions(
        target => target.Text("arn").ShouldBe("arn:aws:sns:us-west-2:111122223333:sns-alerts-usw2-dr-test"),
        target => target.Text("rule")!.ShouldStartWith("${aws_cloudwatch_event_rule."));
}
