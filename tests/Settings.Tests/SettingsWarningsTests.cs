using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class SettingsWarningsTests
{
    private const string Ready = "primary.database.minimumCapacity=8";

    [Test]
    public void Settings_ready_for_AWS_have_no_warning() => Some.Settings(Ready).Warnings().ShouldBeEmpty();

    [TestCase("13.7", "AWS's standard support of Aurora PostgreSQL 13 lasts until 2026-02-28; after that day extended support is charged per vCPU or capacity unit")]
    [TestCase("13.7", "AWS no longer creates clusters of 13.7; the nearest that it does is 13.21 or newer (aws rds describe-db-engine-versions --engine aurora-postgresql tells)")]
    [TestCase("14.6", "AWS's standard support of Aurora PostgreSQL 14 lasts until 2027-02-28; after that day extended support is charged per vCPU or capacity unit")]
    [TestCase("14.6", "AWS no longer creates clusters of 14.6; the nearest that it does is 14.18 or newer (aws rds describe-db-engine-versions --engine aurora-postgresql tells)")]
    [Property("Requirement", "T-1")]
    public void An_ageing_engine_version_is_told(string version, string warning) =>
        Some.Settings(Ready, $"database.engineVersion={version}").Warnings().Select(known => known.ToString()).ShouldContain($"database.engineVersion: {warning}");

    [Test]
    [Property("Requirement", "T-1")]
    public void A_warning_changes_nothing() => Some.Settings("database.engineVersion=13.7").Database!.EngineVersion.ShouldBe("13.7");

    [TestCase("13.21", 1)]
    [TestCase("13.20", 2)]
    [TestCase("15.2", 0)]
    [TestCase("17.5", 0)]
    public void A_version_that_AWS_still_creates_is_told_its_age_only(string version, int warnings) =>
        Some.Settings(Ready, $"database.engineVersion={version}").Warnings().Count.ShouldBe(warnings);

    [TestCase("payments-dr.example.net", true)]
    [TestCase("pay.bank.example", true)]
    [TestCase("pay.test", true)]
    [TestCase("pay.example.bank.com", false)]
    [TestCase("myexample.net", false)]
    public void A_domain_that_nobody_owns_is_told(string domain, bool told) =>
        Some.Settings(Ready, $"dns.domain={domain}").Warnings().Any(warning => warning.Path == "dns.domain").ShouldBe(told);

    [TestCase("7.5", true)]
    [TestCase("8", false)]
    public void A_low_floor_of_the_writer_is_told(string floor, bool told) =>
        Some.Settings($"primary.database.minimumCapacity={floor}").Warnings().Any(warning => warning.Path == "primary.database.minimumCapacity").ShouldBe(told);

    [Test]
    public void A_slow_health_check_is_told_with_what_it_costs() =>
        Some.Settings(Ready, "dns.checkIntervalSeconds=30", "objectives.rtoSeconds=900").Warnings().ShouldHaveSingleItem().Message
            .ShouldBe("30 makes detection take 60 s longer than 10 would; it cannot be changed later");

    [Test]
    public void The_floor_of_instances_of_a_fixed_class_says_nothing() =>
        Some.Settings("database.capacity=provisioned", "database.instanceClass=db.r6g.large").Warnings().ShouldBeEmpty();

    [Test]
    [Property("Requirement", "T-9")]
    public void Secrets_in_the_state_are_told() => Some.Settings(Ready, "secrets.mode=random").Warnings().ShouldHaveSingleItem().Path.ShouldBe("secrets.mode");

    [TestCase(899, 1)]
    [TestCase(900, 0)]
    [Property("Requirement", "T-5")]
    public void A_promise_of_15_minutes_under_a_shorter_objective_is_told(int rpoSeconds, int warnings) =>
        Some.Settings(Ready, "documents.replicationTimeControl=true", $"objectives.rpoSeconds={rpoSeconds}").Warnings().Count.ShouldBe(warnings);
}
