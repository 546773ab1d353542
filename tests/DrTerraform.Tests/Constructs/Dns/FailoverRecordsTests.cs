using System.Text.Json;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

/// <summary>Both kinds of record beside each other, under two hosts.</summary>
[TestFixture]
public sealed class FailoverRecordsTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var (primary, secondary) = (Some.Placement(stack, RegionProfile.Primary), Some.Placement(stack));
        FailoverAnswer[] answers =
        [
            new(primary, RegionProfile.Primary.RoutingRole, RegionProfile.Primary.Weight, Domain("PrimaryDomain", primary).Target, "latch"),
            new(secondary, RegionProfile.Secondary.RoutingRole, RegionProfile.Secondary.Weight, Domain("SecondaryDomain", secondary).Target, "secondary-health"),
        ];
        Declare("Names", "name.bank.test", RecordKind.Cname);
        Declare("Aliases", "alias.bank.test", RecordKind.Alias);
        Declare("Weights", "weight.bank.test", RecordKind.Cname, TrafficRouting.Weighted);
        _stack = SynthesizedStack.Of(stack);

        RegionalDomain Domain(string id, Placement placement) => new(stack, id, new RegionalDomainProps
        {
            Placement = placement,
            Host = "name.bank.test",
            CertificateArn = "arn:aws:acm:us-west-2:111122223333:certificate/1",
            ApiId = "api1",
            Stage = "live",
        });

        void Declare(string id, string host, RecordKind kind, TrafficRouting routing = TrafficRouting.Failover) => _ = new FailoverRecords(stack, id, new FailoverRecordsProps
        {
            ZoneId = "Z1",
            Host = host,
            Settings = new DnsSettings { Domain = "bank.test", Records = kind, Routing = routing, TtlSeconds = 8 },
            Answers = answers,
        });
    }

    [TestCase("name.bank.test")]
    [TestCase("alias.bank.test")]
    [Property("Requirement", "A-DNS-1")]
    [Property("Requirement", "X-8")]
    public void There_is_one_PRIMARY_and_one_SECONDARY_and_each_rests_on_its_check(string host) => Records(host)
        .Select(record => (record.Text("failover_routing_policy.type"), record.Text("set_identifier"), record.Text("health_check_id")))
        .ShouldBe([("PRIMARY", "primary", "latch"), ("SECONDARY", "secondary", "secondary-health")], ignoreOrder: true);

    [Test]
    [Property("Requirement", "B-DNS-1")]
    public void Weights_give_everything_to_the_primary_as_long_as_its_check_allows() => Records("weight.bank.test")
        .Select(record => (record.Number("weighted_routing_policy.weight"), record.Text("set_identifier"), record.Text("health_check_id"), record.At("failover_routing_policy")))
        .ShouldBe([(100, "primary", "latch", null), (0, "secondary", "secondary-health", null)], ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void A_name_is_kept_by_resolvers_as_long_as_the_settings_say() =>
        Records("name.bank.test").ShouldAllBe(record => record.Text("type") == "CNAME" && record.Number("ttl") == 8 && record.At("alias") == null);

    [Test]
    public void A_name_leads_to_the_regions_own_domain() =>
        Records("name.bank.test").Select(record => record.Text("records.0")!).Distinct().Count(target => target.EndsWith(".regional_domain_name}", StringComparison.Ordinal)).ShouldBe(2);

    [Test]
    public void An_alias_is_judged_by_its_target_too_and_its_time_to_live_is_AWSs() => Records("alias.bank.test").ShouldAllBe(record =>
        record.Text("type") == "A" && record.Flag("alias.evaluate_target_health") && record.At("ttl") == null && record.At("records") == null);

    [Test]
    public void An_alias_names_the_zone_of_the_regional_domain() =>
        Records("alias.bank.test").ShouldAllBe(record => record.Text("alias.zone_id")!.EndsWith(".regional_zone_id}", StringComparison.Ordinal));

    private JsonElement[] Records(string host) => [.. _stack.Resources("aws_route53_record").Where(record => record.Text("name") == host)];
}
