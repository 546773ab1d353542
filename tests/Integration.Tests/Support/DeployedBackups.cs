using System.Text.Json;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>The region's backup plan, found by the vault that it fills.</summary>
internal static class DeployedBackups
{
    /// <summary>The one rule that fills the region's vault, and the id of its plan.</summary>
    public static async Task<(string PlanId, JsonElement Rule)> BackupRuleAsync(this DeployedRegion region)
    {
        var vault = region.GlobalOutput("backup_vault_arn").Split(":backup-vault:")[1];
        var found = new List<(string, JsonElement)>();
        foreach (var plan in (await region.GetJsonAsync(AwsService.Backup, "/backup/plans/?maxResults=1000")).All("BackupPlansList"))
        {
            var id = plan.Text("BackupPlanId")!;
            var rules = (await region.GetJsonAsync(AwsService.Backup, $"/backup/plans/{id}/")).GetProperty("BackupPlan").All("Rules");
            found.AddRange(rules.Where(rule => rule.Text("TargetBackupVaultName") == vault).Select(rule => (id, rule)));
        }

        return found.ShouldHaveSingleItem($"rules that fill the vault {vault}");
    }

    /// <summary>What a plan backs up.</summary>
    public static async Task<JsonElement> BackupSelectionAsync(this DeployedRegion region, string planId)
    {
        var id = (await region.GetJsonAsync(AwsService.Backup, $"/backup/plans/{planId}/selections/")).All("BackupSelectionsList").ShouldHaveSingleItem().Text("SelectionId");
        return (await region.GetJsonAsync(AwsService.Backup, $"/backup/plans/{planId}/selections/{id}")).GetProperty("BackupSelection");
    }
}
