using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.BackupPlan;
using HashiCorp.Cdktf.Providers.Aws.BackupSelection;

namespace DrTerraform.Constructs.Backup;

/// <summary>What a <see cref="BackupSchedule"/> is given.</summary>
public sealed record BackupScheduleProps
{
    /// <summary>The region whose resources are backed up.</summary>
    public required Placement Placement { get; init; }

    /// <summary>When, and for how long.</summary>
    public required BackupSettings Settings { get; init; }

    /// <summary>The region's own vault.</summary>
    public required BackupVault Vault { get; init; }

    /// <summary>The other region's vault, which gets a copy.</summary>
    public required BackupVault CopyTo { get; init; }

    /// <summary>ARNs of what is backed up, built from names: the resources may be in stacks that come later.</summary>
    public required IReadOnlyList<string> Resources { get; init; }
}

/// <summary>
/// Daily backups of a region with a copy in the other: the way back from corruption, which replication copies within a second. Each
/// region has its own, so backups go on in either role.
/// </summary>
public sealed class BackupSchedule : Construct
{
    /// <summary>Declares plan and selection.</summary>
    public BackupSchedule(Construct scope, string id, BackupScheduleProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var role = new ServiceRole(this, "Operator", new ServiceRoleProps
        {
            Placement = placement,
            Purpose = "backup",
            Service = "backup.amazonaws.com",
            ManagedPolicies =
            [
                "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
                "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
            ],
        });
        var plan = new BackupPlan(this, "Plan", new BackupPlanConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.BackupPlan),
            Rule = new[]
            {
                new BackupPlanRule
                {
                    RuleName = "daily",
                    TargetVaultName = props.Vault.Name,
                    Schedule = props.Settings.Schedule,
                    StartWindow = 60,
                    CompletionWindow = 360,
                    Lifecycle = new BackupPlanRuleLifecycle { DeleteAfter = props.Settings.RetentionDays },
                    CopyAction = new[]
                    {
                        new BackupPlanRuleCopyAction
                        {
                            DestinationVaultArn = props.CopyTo.Arn,
                            Lifecycle = new BackupPlanRuleCopyActionLifecycle { DeleteAfter = props.Settings.RetentionDays },
                        },
                    },
                },
            },
        });
        _ = new BackupSelection(this, "Selection", new BackupSelectionConfig
        {
            Provider = placement.Provider,
            Name = "data",
            PlanId = plan.Id,
            IamRoleArn = role.Arn,
            Resources = [.. props.Resources],
            DependsOn = role.Grants,
        });
    }
}
