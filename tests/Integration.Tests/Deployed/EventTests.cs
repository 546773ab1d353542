using System.Text.Json;
using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>What tells of a change of roles, in one region.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class EventTests(string role)
{
    private DeployedRegion _region = null!;
    private string _topic = null!;
    private JsonElement _rule;
    private XElement _subscription = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        _topic = _region.Output("alerts_topic_arn");
        var rule = (await _region.JsonAsync(AwsService.Events, "ListRuleNamesByTarget", new { TargetArn = _topic })).All("RuleNames").ShouldHaveSingleItem($"rules that lead to {_topic}");
        _rule = await _region.JsonAsync(AwsService.Events, "DescribeRule", new { Name = rule.GetString() });
        _subscription = (await _region.QueryAsync(AwsService.Rds, "DescribeEventSubscriptions")).All("DescribeEventSubscriptionsResult/EventSubscriptionsList/EventSubscription")
            .Where(subscription => subscription.Text("SnsTopicArn") == _topic)
            .ShouldHaveSingleItem($"subscriptions that lead to {_topic}");
    }

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void The_rule_is_on() => _rule.Text("State").ShouldBe("ENABLED");

    [TestCase("RDS-EVENT-0185", Description = "switchover done")]
    [TestCase("RDS-EVENT-0238", Description = "failover done")]
    [TestCase("RDS-EVENT-0239", Description = "failover failed")]
    [TestCase("RDS-EVENT-0391", Description = "the old writer could not be fenced")]
    [Property("Requirement", "A-OPT-1")]
    public void It_matches_the_events_of_a_role_change(string id) => Pattern.GetProperty("detail").All("EventID").Select(value => value.GetString()).ShouldContain(id);

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public async Task It_looks_at_the_regions_own_cluster_only() =>
        Pattern.All("resources").ShouldHaveSingleItem().GetString().ShouldBe((await _region.ClusterAsync()).Text("DBClusterArn"));

    [TestCase("failover")]
    [TestCase("global-failover")]
    [TestCase("failure")]
    [Property("Requirement", "A-MON-1")]
    public void Aurora_reports_what_an_operator_must_read(string category) =>
        _subscription.All("EventCategoriesList/EventCategory").Select(element => element.Value).ShouldContain(category);

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void It_reports_it_of_the_regions_own_cluster()
    {
        _subscription.Text("Enabled").ShouldBe("true");
        _subscription.Text("SourceType").ShouldBe("db-cluster");
        _subscription.All("SourceIdsList/SourceId").ShouldHaveSingleItem().Value.ShouldBe(_region.ClusterIdentifier());
    }

    private JsonElement Pattern => JsonDocument.Parse(_rule.Text("EventPattern")!).RootElement;
}
