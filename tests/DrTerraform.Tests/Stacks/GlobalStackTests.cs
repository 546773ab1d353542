using System.Text.Json;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Stacks;

[TestFixture]
public sealed class GlobalStackTests
{
    private static readonly SynthesizedStack Global = Deployment.Stacks["global"];

    [TestCase("primary", "secondary")]
    [TestCase("secondary", "primary")]
    [Property("Requirement", "A-OPT-1")]
    public void Backups_of_each_region_are_copied_to_the_other_so_they_go_on_in_either_role(string here, string there)
    {
        var rule = Global.Resources("aws_backup_plan").Single(plan => plan.Text("provider") == $"aws.{here}").At("rule.0")!.Value;
        rule.Text("target_vault_name").ShouldBe(Global.Reference("aws_backup_vault", "name", vault => vault.Text("provider") == $"aws.{here}"));
        rule.Text("copy_action.0.destination_vault_arn").ShouldBe(Global.Reference("aws_backup_vault", "arn", vault => vault.Text("provider") == $"aws.{there}"));
    }

    [TestCase("primary", "us-east-1", "use1")]
    [TestCase("secondary", "us-west-2", "usw2")]
    [Property("Requirement", "A-OPT-1")]
    public void Database_and_tables_of_a_region_are_backed_up_there(string alias, string region, string label) =>
        Global.Resources("aws_backup_selection").Single(selection => selection.Text("provider") == $"aws.{alias}").Texts("resources").ShouldBe(
        [
            $"arn:aws:rds:{region}:111122223333:cluster:aurora-payments-{label}-dr-test",
            $"arn:aws:dynamodb:{region}:111122223333:table/dynamodb-sessions-global-dr-test",
            $"arn:aws:dynamodb:{region}:111122223333:table/dynamodb-control-global-dr-test",
        ]);

    [TestCase("dynamodb-sessions")]
    [TestCase("dynamodb-control")]
    [Property("Requirement", "A-SES-1")]
    public void A_global_table_is_in_both_regions_under_the_key_of_each(string name)
    {
        var table = Global.Named("aws_dynamodb_table", name);
        table.Text("server_side_encryption.kms_key_arn").ShouldBe(Key("primary"));
        table.Text("replica.0.region_name").ShouldBe("us-west-2");
        table.Text("replica.0.kms_key_arn").ShouldBe(Key("secondary"));
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public void Sessions_are_on_demand_and_expire() => Global.Named("aws_dynamodb_table", "dynamodb-sessions").ShouldSatisfyAllConditions(
        table => table.Text("billing_mode").ShouldBe("PAY_PER_REQUEST"),
        table => table.Text("ttl.attribute_name").ShouldBe("expires_at"));

    [Test]
    public void The_first_active_region_is_the_primary() =>
        JsonDocument.Parse(Global.Only("aws_dynamodb_table_item").Text("item")!).RootElement.Text("active_region.S").ShouldBe("us-east-1");

    [Test]
    public void A_data_key_is_used_through_the_services_that_hold_data() => Global.Resources("aws_kms_key").ShouldAllBe(key =>
        key.Statement("UseThroughServices").Texts("Condition.StringEquals.kms:ViaService").Select(service => service.Split('.', StringSplitOptions.None)[0])
            .SequenceEqual(new[] { "dynamodb", "secretsmanager", "s3", "backup" }));

    private static string Key(string alias) => Global.Reference("aws_kms_key", "arn", key => key.Text("provider") == $"aws.{alias}");
}
