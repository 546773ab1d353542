using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>One region's backups.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class BackupTests(string role)
{
    private DeployedRegion _region = null!;
    private string _vault = null!;
    private string _planId = null!;
    private JsonElement _rule;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _region = Deployment.Current.Region(role);
        _vault = _region.GlobalOutput("backup_vault_arn").Split(":backup-vault:")[1];
        (_planId, _rule) = await _region.BackupRuleAsync();
    }

    [Test]
    [Property("Requirement", "X-6")]
    public async Task The_vault_is_encrypted_under_the_regions_own_data_key() =>
        (await _region.GetJsonAsync(AwsService.Backup, $"/backup-vaults/{_vault}")).Text("EncryptionKeyArn").ShouldBe(_region.GlobalOutput("data_key_arn"));

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void Every_backup_is_copied_to_the_other_regions_vault() =>
        _rule.All("CopyActions").ShouldHaveSingleItem().Text("DestinationBackupVaultArn").ShouldBe(_region.Peer.GlobalOutput("backup_vault_arn"));

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void Backups_and_copies_go_after_the_same_days()
    {
        var days = _rule.GetProperty("Lifecycle").GetProperty("DeleteAfterDays").GetInt32();
        days.ShouldBePositive();
        _rule.All("CopyActions").ShouldHaveSingleItem().GetProperty("Lifecycle").GetProperty("DeleteAfterDays").GetInt32().ShouldBe(days);
    }

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public async Task The_cluster_and_both_tables_are_backed_up()
    {
        var selection = await _region.BackupSelectionAsync(_planId);
        var ends = new[] { $":cluster:{_region.ClusterIdentifier()}", $":table/{Table("sessions_table")}", $":table/{Table("control_table")}" };
        var resources = selection.All("Resources").Select(resource => resource.GetString()!).ToArray();
        resources.Length.ShouldBe(ends.Length);
        resources.ShouldAllBe(resource => resource.Contains($":{_region.Name}:", StringComparison.Ordinal) && ends.Any(end => resource.EndsWith(end, StringComparison.Ordinal)));
    }

    private static string Table(string output) => Deployment.Current.Output("global", output).GetString()!;
}
