using DrTerraform.Constructs.Backup;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Backup;

[TestFixture]
public sealed class BackupScheduleTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        _ = new BackupSchedule(stack, "Backup", new BackupScheduleProps
        {
            Placement = placement,
            Settings = new BackupSettings { RetentionDays = 21, Schedule = "cron(0 4 * * ? *)" },
            Vault = new BackupVault(stack, "Here", new BackupVaultProps { Placement = placement, KeyArn = Some.KeyArn }),
            CopyTo = new BackupVault(stack, "There", new BackupVaultProps { Placement = Some.Placement(stack, RegionProfile.Primary), KeyArn = Some.KeyArn }),
            Resources = ["arn:aws:rds:us-west-2:111122223333:cluster:db"],
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void A_backup_stays_here_and_its_copy_goes_to_the_other_region()
    {
        var rule = _stack.Only("aws_backup_plan").At("rule.0")!.Value;
        rule.Text("target_vault_name")!.ShouldStartWith("${aws_backup_vault.Here_");
        rule.Text("copy_action.0.destination_vault_arn")!.ShouldStartWith("${aws_backup_vault.There_");
    }

    [Test]
    public void Backup_and_copy_are_kept_equally_long() => _stack.Only("aws_backup_plan").ShouldSatisfyAllConditions(
        plan => plan.Number("rule.0.lifecycle.delete_after").ShouldBe(21),
        plan => plan.Number("rule.0.copy_action.0.lifecycle.delete_after").ShouldBe(21));

    [Test]
    public void It_runs_when_the_settings_say() => _stack.Only("aws_backup_plan").Text("rule.0.schedule").ShouldBe("cron(0 4 * * ? *)");

    [Test]
    public void What_is_backed_up_is_listed_by_ARN() => _stack.Only("aws_backup_selection").Texts("resources").ShouldBe(["arn:aws:rds:us-west-2:111122223333:cluster:db"]);

    [Test]
    public void Nothing_is_selected_before_the_role_has_its_rights() => _stack.Only("aws_backup_selection").Texts("depends_on").Count.ShouldBe(2);

    [Test]
    [Property("Requirement", "X-7")]
    public void Only_AWS_Backup_acting_for_this_account_takes_its_role_on()
    {
        var trust = _stack.Only("aws_iam_role").Statement("Trust", "assume_role_policy");
        trust.Text("Principal.Service").ShouldBe("backup.amazonaws.com");
        trust.Text("Condition.StringEquals.aws:SourceAccount").ShouldBe("111122223333");
    }
}
