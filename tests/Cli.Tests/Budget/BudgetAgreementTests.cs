using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Settings;
using DrTerraform.Settings.Budget;

namespace DrTerraform.Cli.Tests.Budget;

/// <summary>The budget is computed from settings alone; here what it takes for granted is held against the code that does it.</summary>
[TestFixture]
public sealed class BudgetAgreementTests
{
    private static readonly FailoverSettings Limits = new();

    [Test]
    public void Functions_rely_on_a_role_record_as_old_as_the_budget_says() =>
        RecoveryTimeBudget.Of(Some()).Steps.Single(step => step.Source.Contains(nameof(RoleFence))).Seconds.ShouldBe((int)RoleFence.GreatestAge.TotalSeconds);

    [Test]
    public void The_rule_counts_a_silence_as_long_as_the_settings_say() => TimeSpan.FromSeconds(Limits.ConfirmSeconds).ShouldBe(new FailoverLimits().SilentPeerPatience);

    [Test]
    public void The_rule_waits_for_a_region_that_answers_as_long_as_the_settings_say() => TimeSpan.FromSeconds(Limits.ConfirmAnsweringSeconds).ShouldBe(new FailoverLimits().AnsweringPeerPatience);

    [Test]
    public void The_rule_looks_as_often_as_the_settings_say() => TimeSpan.FromSeconds(Limits.TickSeconds).ShouldBe(new FailoverLimits().TickInterval);

    [Test]
    public void The_rule_cools_down_as_long_as_the_settings_say() => TimeSpan.FromMinutes(Limits.CooldownMinutes).ShouldBe(new FailoverLimits().Cooldown);

    private static DrSettings Some() => SettingsReader.Read(new SettingsSource(Blueprint.Find(Support.ProjectRoot.Path, "aurora-failover")));
}
