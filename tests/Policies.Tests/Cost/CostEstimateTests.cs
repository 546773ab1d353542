using DrTerraform.Policies.Cost;
using DrTerraform.Policies.Tests.Support;
using DrTerraform.Settings;

namespace DrTerraform.Policies.Tests.Cost;

[TestFixture]
public sealed class CostEstimateTests
{
    private const double Hours = 730;

    [Test]
    public void Serverless_instances_cost_their_floor() => Usd("Aurora Serverless v2 capacity", CostPlace.Waiting).ShouldBe(8 * 0.12 * Hours, tolerance: 0.01);

    [Test]
    public void The_serving_region_costs_the_average_that_the_settings_name() =>
        Usd("Aurora Serverless v2 capacity", CostPlace.Serving, usage: new UsageSettings { DatabaseCapacity = 12 }).ShouldBe(12 * 0.12 * Hours, tolerance: 0.01);

    [Test]
    public void The_waiting_region_costs_its_floor_whatever_the_other_uses() =>
        Usd("Aurora Serverless v2 capacity", CostPlace.Waiting, usage: new UsageSettings { DatabaseCapacity = 12 }).ShouldBe(8 * 0.12 * Hours, tolerance: 0.01);

    [Test]
    public void An_average_below_the_floor_costs_the_floor() =>
        Usd("Aurora Serverless v2 capacity", CostPlace.Serving, usage: new UsageSettings { DatabaseCapacity = 1 }).ShouldBe(8 * 0.12 * Hours, tolerance: 0.01);

    [TestCase("db.r6g.large", 1)]
    [TestCase("db.r6g.2xlarge", 4)]
    public void An_instance_of_a_class_costs_by_its_size(string name, int sizes) => Usd("Aurora instances, in those of size large", CostPlace.Waiting, example =>
        example.Set("secondary/aws_rds_cluster_instance.Instance0", "instance_class", $"\"{name}\"")).ShouldBe(sizes * 0.26 * Hours, tolerance: 0.01);

    [Test]
    public void A_class_without_a_price_is_told()
    {
        var estimate = Estimate(example => example.Set("secondary/aws_rds_cluster_instance.Instance0", "instance_class", "\"db.x2g.large\""));
        estimate.Unpriced.ShouldBe(["1 × db.x2g.large (Aurora instance)"]);
    }

    [Test]
    public void An_interface_endpoint_costs_in_each_of_its_zones() => Usd("interface endpoints, in each zone", CostPlace.Serving, example =>
        example.Set("primary/aws_vpc_endpoint.Secrets", "subnet_ids", """[ "a", "b", "c" ]""")).ShouldBe(3 * 0.01 * Hours, tolerance: 0.001);

    [Test]
    public void A_gateway_endpoint_is_free() => Estimate().Lines.ShouldNotContain(line => line.Item.Contains("gateway endpoint"));

    [Test]
    public void A_NAT_gateway_costs_with_its_address()
    {
        var lines = Estimate(example => example
            .Add("primary/aws_nat_gateway.Nat", """{ "provider": "aws.primary" }""")
            .Add("primary/aws_eip.Nat", """{ "provider": "aws.primary" }""")).Lines;
        lines.Where(line => line.Item is "NAT gateways" or "public addresses").Sum(line => line.Usd).ShouldBe((0.045 + 0.005) * Hours, tolerance: 0.001);
    }

    // Three HTTPS checks every 10 s, and a calculated one.
    [Test]
    public void Health_checks_cost_with_their_options() => Estimate().Lines.Where(line => line.Item.StartsWith("health checks", StringComparison.Ordinal)).Sum(line => line.Usd)
        .ShouldBe((4 * 0.5) + (3 * 2 * 1.0), tolerance: 0.001);

    [Test]
    public void Health_checks_call_the_api_of_their_region_from_fifteen_places() =>
        Usd("API: health checks", CostPlace.Serving).ShouldBe(15 * Hours * 360 / 1_000_000 * 3.5, tolerance: 0.001);

    [Test]
    public void Two_checks_call_twice_as_often() => Usd("API: health checks", CostPlace.Waiting).ShouldBe(2 * Usd("API: health checks", CostPlace.Serving), tolerance: 0.001);

    [Test]
    public void Payments_call_the_serving_region_alone() => Estimate(usage: new UsageSettings { Payments = 2_000_000 }).Lines.Where(line => line.Item == "API: payments")
        .ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.Place.ShouldBe(CostPlace.Serving), line => line.Usd.ShouldBe(7, tolerance: 0.001));

    [Test]
    public void Writes_of_a_global_table_are_charged_in_both_regions() => Estimate().Lines.Where(line => line.Item == "table writes").Select(line => (line.Place, line.Usd))
        .ShouldBe([(CostPlace.Serving, 0.625), (CostPlace.Waiting, 0.625)], ignoreOrder: true);

    [Test]
    public void A_function_on_a_schedule_costs_what_it_runs() => Usd("function time on a schedule", CostPlace.Waiting, example => example
        .Add("secondary/aws_cloudwatch_event_rule.Tick", """{ "provider": "aws.secondary", "name": "tick", "schedule_expression": "rate(1 minute)" }"""))
        .ShouldBe(Hours * 60 * 60 * 0.25 * 1.66667e-05, tolerance: 0.001);

    [Test]
    public void Documents_are_stored_twice_and_copied_once()
    {
        var usage = new UsageSettings { DocumentGigabytes = 1000, NewDocumentGigabytes = 100 };
        Usd("documents", CostPlace.Serving, usage: usage).ShouldBe(23, tolerance: 0.001);
        Usd("documents", CostPlace.Waiting, usage: usage).ShouldBe(23, tolerance: 0.001);
        Usd("documents replicated under time control", CostPlace.Waiting, usage: usage).ShouldBe(1.5, tolerance: 0.001);
    }

    [Test]
    public void Backups_are_kept_in_both_regions()
    {
        static void Plan(Example example) => example.Add("global/aws_backup_plan.Plan",
            """{ "provider": "aws.primary", "rule": [ { "lifecycle": { "delete_after": 35 }, "copy_action": [ { "lifecycle": { "delete_after": 14 } } ] } ] }""");
        Usd("backups of the database", CostPlace.Serving, Plan).ShouldBe(100 * 35 * 0.021, tolerance: 0.001);
        Usd("backups of the database", CostPlace.Waiting, Plan).ShouldBe(100 * 14 * 0.021, tolerance: 0.001);
    }

    [Test]
    public void A_secrets_replica_is_a_secret_of_the_waiting_region() =>
        (Usd("secrets", CostPlace.Serving), Usd("secrets", CostPlace.Waiting)).ShouldBe((0.4, 0.4));

    [Test]
    public void The_places_add_up_to_the_total() =>
        Enum.GetValues<CostPlace>().Sum(Estimate().UsdOf).ShouldBe(Estimate().TotalUsd, tolerance: 0.001);

    [Test]
    public void What_is_dearest_comes_first() => Estimate().Lines.Select(line => line.Usd).ShouldBeInOrder(SortDirection.Descending);

    [Test]
    public void What_costs_nothing_has_no_line() => Estimate(usage: new UsageSettings { Payments = 0 }).Lines.ShouldAllBe(line => line.Usd > 0);

    [Test]
    public void A_price_that_was_taken_over_from_another_region_is_marked() =>
        Estimate().Lines.Single(line => line is { Item: "table writes", Place: CostPlace.Waiting }).IsSeen.ShouldBeFalse();

    [Test]
    public void Alarms_of_several_alarms_are_told_as_lacking_a_price() =>
        Estimate(example => example.Add("primary/aws_cloudwatch_composite_alarm.All", """{ "provider": "aws.primary" }""")).Unpriced.ShouldBe(["1 × aws_cloudwatch_composite_alarm"]);

    [TestCase(1, 1)]
    [TestCase(100_000, 0)]
    [Property("Requirement", "E-CST-1")]
    public void A_month_over_the_budget_is_a_finding(int budget, int findings)
    {
        var example = Example.Good();
        example.Facts = example.Facts with { MonthlyBudgetUsd = budget };
        PolicyBook.Check(example.Deployment).Count(finding => finding.PolicyId == "DR134").ShouldBe(findings);
    }

    private static double Usd(string item, CostPlace place, Action<Example>? change = null, UsageSettings? usage = null) =>
        Estimate(change, usage).Lines.Where(line => line.Item == item && line.Place == place).ShouldHaveSingleItem().Usd;

    private static CostEstimate Estimate(Action<Example>? change = null, UsageSettings? usage = null)
    {
        var example = Example.Good();
        example.Facts = example.Facts with { Usage = usage ?? new UsageSettings() };
        change?.Invoke(example);
        return CostEstimate.Of(example.Deployment);
    }
}
