using DrTerraform.Settings.Budget;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests.Budget;

[TestFixture]
public sealed class RecoveryPointBudgetTests
{
    [TestCase(60, "objectives.rpoSeconds")]
    [TestCase(45, "failover.maximumLagSeconds", "failover.maximumLagSeconds=45")]
    [TestCase(20, "database.rpoLimitSeconds", "database.rpoLimitSeconds=20")]
    [TestCase(20, "database.rpoLimitSeconds", "database.rpoLimitSeconds=20", "failover.maximumLagSeconds=20")]
    [TestCase(15, "failover.maximumLagSeconds", "database.rpoLimitSeconds=20", "failover.maximumLagSeconds=15")]
    [Property("Requirement", "T-3")]
    public void Payments_may_lose_what_the_tightest_bound_lets_pass(int seconds, string from, params string[] sets) =>
        (Store("payments", sets).WorstCaseSeconds, Store("payments", sets).From).ShouldBe((seconds, from));

    [Test]
    [Property("Requirement", "T-5")]
    public void Documents_rest_on_the_promise_of_15_minutes_and_are_told_apart() =>
        (Store("documents", "documents.replicationTimeControl=true").WorstCaseSeconds, Store("documents", "documents.replicationTimeControl=true").IsJudged).ShouldBe((900, false));

    [Test]
    public void Documents_without_time_control_have_no_bound() => Store("documents", "documents={}").WorstCaseSeconds.ShouldBeNull();

    [Test]
    public void Documents_that_the_deployment_has_not_are_not_in_it() => RecoveryPointBudget.Of(Some.Settings()).ShouldNotContain(store => store.Store.StartsWith("documents"));

    [Test]
    public void No_judged_store_is_without_a_figure() => RecoveryPointBudget.Of(Some.Settings("documents={}")).ShouldAllBe(store => !store.IsJudged || store.WorstCaseSeconds > 0);

    [Test]
    public void An_objective_shorter_than_the_replication_of_tables_is_refused() => Some
        .Problems("objectives.rpoSeconds=4", "alarms.rpoLagSeconds=3").ShouldHaveSingleItem()
        .ShouldStartWith("objectives.rpoSeconds: 4 cannot be kept by sessions (DynamoDB), 5 s at worst; use 5 or more (from --set objectives.rpoSeconds=4)");

    private static StoreLoss Store(string name, params string[] sets) =>
        RecoveryPointBudget.Of(Some.Settings(sets)).Single(store => store.Store.StartsWith(name, StringComparison.Ordinal));
}
