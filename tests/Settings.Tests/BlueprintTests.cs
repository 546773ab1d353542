using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

/// <summary>The blueprints are sound, and the flagship says what system A asks for.</summary>
[TestFixture]
public sealed class BlueprintTests
{
    private static readonly DrSettings SystemA = Read("aurora-failover");

    public static IReadOnlyList<string> All => Blueprint.Names(Project.Root);

    [TestCaseSource(nameof(All))]
    public void Blueprint_reads_without_a_problem(string name) => Should.NotThrow(() => Read(name));

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void System_A_has_its_engine_version() => SystemA.Database!.EngineVersion.ShouldBe("13.7");

    [Test]
    [Property("Requirement", "A-DB-1")]
    [Property("Requirement", "X-1")]
    public void System_A_spans_its_two_regions() => (SystemA.Primary.Region, SystemA.Secondary.Region).ShouldBe(("us-east-1", "us-west-2"));

    [Test]
    [Property("Requirement", "A-DB-2")]
    public void System_A_keeps_backups_for_7_days() => SystemA.Database!.BackupRetentionDays.ShouldBe(7);

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void System_A_gives_its_functions_1024_MB() => SystemA.Functions.MemoryMegabytes.ShouldBe(1024);

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void System_A_pays_its_sessions_on_demand() => SystemA.Sessions.Billing.ShouldBe(TableBilling.OnDemand);

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void System_A_bounds_what_sessions_may_cost() => (SystemA.Sessions.MaximumReadUnits, SystemA.Sessions.MaximumWriteUnits).ShouldBe((4000, 2000));

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void System_A_has_three_private_subnets_in_each_region() => SystemA.Network.SubnetsOf(SystemA.Primary).Count.ShouldBe(3);

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void System_A_has_an_RTO_of_five_minutes() => SystemA.Objectives.RtoSeconds.ShouldBe(300);

    [Test]
    public void System_A_has_an_RPO_of_one_minute() => SystemA.Objectives.RpoSeconds.ShouldBe(60);

    [Test]
    [Property("Requirement", "A-TAG-1")]
    [Property("Requirement", "X-11")]
    public void System_A_has_its_tags() => SystemA.Tags.ShouldBe(
        new Dictionary<string, string> { ["Environment"] = "DR", ["Region"] = "{region}", ["CostCenter"] = "payments" });

    [Test]
    [Property("Requirement", "A-TAG-1")]
    public void System_A_has_type_environment_and_suffix_in_its_names() => SystemA.Naming.Template.ShouldBe("{type}-{purpose}-{region}-{environment}-{suffix}");

    [Test]
    [Property("Requirement", "X-12")]
    public void System_A_waits_with_the_least_that_can_take_over() => (SystemA.Secondary.Database.Instances, SystemA.Secondary.Database.MinimumCapacity).ShouldBe((1, 1));

    [Test]
    [Property("Requirement", "X-3")]
    public void System_A_keeps_its_state_outside_the_primary_region_locked_by_DynamoDB() => (SystemA.StateRegion, SystemA.State.Lock).ShouldBe(("us-west-2", StateLock.Dynamodb));

    [TestCase("budgeted")]
    [TestCase("flagship")]
    [Property("Requirement", "E-CST-1")]
    public void A_month_may_cost_5000_USD(string name) => Read(name).Objectives.MonthlyBudgetUsd.ShouldBe(5000);

    private static DrSettings Read(string name) => SettingsReader.Read(new SettingsSource(Blueprint.Find(Project.Root, name)));
}
