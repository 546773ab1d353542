using DrTerraform.Settings.Budget;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests.Budget;

[TestFixture]
public sealed class RecoveryTimeBudgetTests
{
    [TestCase("flagship")]
    [TestCase("aurora-failover")]
    [Property("Requirement", "A-DNS-1")]
    public void The_flagship_and_system_A_are_back_within_260_seconds_at_worst(string blueprint) =>
        RecoveryTimeBudget.Of(Some.Blueprint(blueprint)).WorstCaseSeconds.ShouldBeLessThanOrEqualTo(260);

    [Test]
    [Property("Requirement", "B-DNS-1")]
    public void System_B_is_back_within_180_seconds_at_worst() => RecoveryTimeBudget.Of(Some.Blueprint("dynamodb-weighted")).WorstCaseSeconds.ShouldBeLessThanOrEqualTo(180);

    // System B's text: two checks of 30 s by a threshold of 3, weighted records, no database to promote.
    [TestCase(10)]
    [TestCase(60)]
    public void Records_that_move_by_their_own_checks_are_back_within_180_seconds_at_worst(int ttlSeconds) =>
        RecoveryTimeBudget.Of(new DnsSettings { Domain = "pay.test", CheckIntervalSeconds = 30, FailureThreshold = 3, TtlSeconds = ttlSeconds }, failover: null)
            .WorstCaseSeconds.ShouldBeLessThanOrEqualTo(180);

    [Test]
    public void Records_that_move_by_their_own_checks_wait_for_checkers_name_servers_and_resolvers() =>
        RecoveryTimeBudget.Of(new DnsSettings { Domain = "pay.test" }, failover: null).Steps.Select(step => step.Seconds).ShouldBe([36, 5, 10]);

    [Test]
    public void Where_nothing_is_promoted_no_promotion_is_among_what_is_not_counted()
    {
        RecoveryTimeBudget.Of(Some.Blueprint("dynamodb-weighted")).NotCounted.ShouldHaveSingleItem();
        RecoveryTimeBudget.Of(Some.Blueprint("flagship")).NotCounted.Count.ShouldBeGreaterThan(1);
    }

    [TestCase("dns.checkIntervalSeconds=30", 120)]
    [TestCase("dns.failureThreshold=2", -20)]
    [TestCase("dns.ttlSeconds=20", 20)]
    [TestCase("dns.records=alias", 50)]
    [TestCase("failover.tickSeconds=15", 10)]
    [TestCase("failover.confirmSeconds=31", 10)]
    [TestCase("failover.confirmSeconds=20", -10)]
    [TestCase("failover.promotionSeconds=91", 1)]
    [TestCase("failover.mode=approve", 900)]
    [TestCase("failover.approvalMinutes=60", 0)]
    [TestCase("failover.confirmAnsweringSeconds=600", 0)]
    public void A_setting_makes_the_worst_case_longer_by_what_it_costs(string set, int seconds) =>
        (WorstCase(set) - WorstCase()).ShouldBe(seconds);

    [Test]
    public void A_region_that_still_answers_is_given_more_time() =>
        (RecoveryTimeBudget.Of(Some.Settings()).WorstCaseWhileAnsweringSeconds - WorstCase()).ShouldBe(30);

    [Test]
    public void Nothing_is_promoted_where_there_is_no_monitor() =>
        RecoveryTimeBudget.Of(new DnsSettings { Domain = "pay.test" }, failover: null).WorstCaseWhileAnsweringSeconds.ShouldBeNull();

    [Test]
    public void Every_figure_has_settings_or_a_source() =>
        RecoveryTimeBudget.Of(Some.Settings("failover.mode=approve", "objectives.rtoSeconds=86400")).Steps.ShouldAllBe(step => step.From.Length + step.Source.Length > 0);

    [Test]
    public void Every_setting_in_a_step_is_among_the_inputs() => RecoveryTimeBudget
        .Of(Some.Settings("failover.mode=approve", "objectives.rtoSeconds=86400")).Steps
        .SelectMany(step => step.From.Split(' ', ','))
        .Where(word => word.Contains('.', StringComparison.Ordinal))
        .Except(RecoveryTimeBudget.Inputs)
        .ShouldBeEmpty();

    [Test]
    public void Each_key_that_a_rule_looks_at_exists() => RecoveryTimeBudget.Inputs
        .Except(SettingsReference.Keys(SettingsContract.Root).Select(key => key.Path))
        .ShouldBeEmpty();

    [Test]
    public void A_person_who_approves_is_too_slow_for_five_minutes() =>
        Some.Problems("failover.mode=approve").ShouldHaveSingleItem().ShouldContain("   900 s  a person approves (failover.approvalMinutes, since failover.mode is approve)");

    [Test]
    public void A_bad_input_is_told_alone() => Some.Problems("objectives.rtoSeconds=61", "dns.ttlSeconds=0").ShouldHaveSingleItem().ShouldStartWith("dns.ttlSeconds:");

    private static int WorstCase(params string[] sets) => RecoveryTimeBudget.Of(Some.Settings([.. sets, "objectives.rtoSeconds=86400"])).WorstCaseSeconds;
}
