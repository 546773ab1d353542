using System.Text.Json;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Stacks;

[TestFixture]
public sealed class TrafficStackTests
{
    private const string CheckType = "aws_route53_health_check";
    private const string Host = "api.pay.bank.test";

    private static readonly SynthesizedStack Traffic = Deployment.Stacks["traffic"];

    [Test]
    [Property("Requirement", "A-DNS-1")]
    [Property("Requirement", "X-8")]
    public void The_PRIMARY_record_rests_on_a_check_that_needs_the_primary_to_serve_and_the_secondary_to_stand_by()
    {
        var latch = Traffic.Resources(CheckType).Single(check => check.Text("tags.Name")!.StartsWith("hc-latch-", StringComparison.Ordinal));
        Record("PRIMARY").Text("health_check_id").ShouldBe(Reference(latch));
        latch.Texts("child_healthchecks").ShouldBe([Check("primary", "health"), Check("secondary", "standby")], ignoreOrder: true);
        latch.Number("child_health_threshold").ShouldBe(2);
    }

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void The_SECONDARY_record_rests_on_the_health_of_the_secondary() => Record("SECONDARY").Text("health_check_id").ShouldBe(Check("secondary", "health"));

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void Detection_and_the_longest_memory_of_a_resolver_leave_most_of_the_RTO_for_the_promotion()
    {
        var check = Traffic.Resources(CheckType).First(check => check.Text("type") == "HTTPS");
        var seconds = (check.Number("request_interval") * check.Number("failure_threshold")) + Record("PRIMARY").Number("ttl");
        seconds.ShouldBeLessThan(Some.Settings().Objectives.RtoSeconds / 2);
    }

    [Test]
    public void A_check_asks_the_API_of_its_own_region() => Traffic.Resources(CheckType).Where(check => check.Text("type") == "HTTPS")
        .ShouldAllBe(check => check.Text("fqdn")!.EndsWith(check.Text("provider") == "aws.primary" ? ".execute-api.us-east-1.amazonaws.com" : ".execute-api.us-west-2.amazonaws.com", StringComparison.Ordinal));

    [TestCase("us-east-1", "primary")]
    [TestCase("us-west-2", "secondary")]
    public void The_opinion_on_a_region_is_told_by_its_own_status_record(string region, string alias) => Traffic.Resources("aws_route53_record")
        .Single(record => record.Text("name") == $"status-{region}.pay.bank.test" && record.Text("failover_routing_policy.type") == "PRIMARY")
        .Text("health_check_id").ShouldBe(Check(alias, "health"));

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void The_loss_of_the_primary_region_alarms() =>
        Traffic.Resources("aws_cloudwatch_metric_alarm").ShouldContain(alarm => alarm.Text("alarm_name")!.StartsWith("alarm-primary-not-serving-", StringComparison.Ordinal));

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_networks_are_peered_each_end_under_its_own_alias()
    {
        Traffic.Only("aws_vpc_peering_connection").Text("provider").ShouldBe("aws.primary");
        Traffic.Only("aws_vpc_peering_connection_accepter").Text("provider").ShouldBe("aws.secondary");
    }

    [Test]
    public void Every_failover_record_but_the_last_resort_has_a_check() => Traffic.Resources("aws_route53_record")
        .Where(record => record.Text("failover_routing_policy.type") == "PRIMARY" || record.Text("name") == Host)
        .ShouldAllBe(record => record.At("health_check_id") != null || record.At("failover_routing_policy") == null);

    private static JsonElement Record(string role) =>
        Traffic.Resources("aws_route53_record").Single(record => record.Text("name") == Host && record.Text("failover_routing_policy.type") == role);

    private static string Check(string alias, string path) =>
        Traffic.Reference(CheckType, "id", check => check.Text("provider") == $"aws.{alias}" && check.Text("resource_path") == $"/live/{path}");

    private static string Reference(JsonElement meant) => Traffic.Reference(CheckType, "id", check => check.GetRawText() == meant.GetRawText());
}
