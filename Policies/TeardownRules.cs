namespace DrTerraform.Policies;

/// <summary>Everything can be destroyed again: a deployment that cannot is one that nobody dares to rehearse.</summary>
internal static class TeardownRules
{
    private const string Rehearse = "a deployment that cannot be destroyed is never rehearsed, and an untested failover fails";

    private static readonly string[] Protections = ["deletion_protection", "deletion_protection_enabled", "enable_deletion_protection", "skip_destroy", "retain_on_delete"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR048", "Nothing is protected from deletion",
            Rehearse,
            deployment =>
                from resource in deployment.All
                from protection in Protections
                where resource.Flag(protection)
                select resource.Breaks($"sets {protection} = true: set it to false")),

        Rule.Over("DR049", "Nothing forbids its destruction by a lifecycle",
            Rehearse,
            deployment => deployment.All
                .Where(resource => resource.Flag("lifecycle.prevent_destroy"))
                .Select(resource => resource.Breaks("sets lifecycle.prevent_destroy = true: remove it"))),

        Rule.Each("DR050", "Buckets are destroyed with what they hold",
            Rehearse, "aws_s3_bucket", bucket => bucket.Flag("force_destroy") ? null : "does not set force_destroy = true: set it"),

        Rule.Each("DR051", "Backup vaults and hosted zones are destroyed with what they hold",
            Rehearse, ["aws_backup_vault", "aws_route53_zone"], resource => resource.Flag("force_destroy") ? null : "does not set force_destroy = true: set it"),

        Rule.Each("DR052", "Database clusters go without a final snapshot",
            "without the setting the destruction fails at the end, after everything around the cluster is gone",
            "aws_rds_cluster", cluster => cluster.Flag("skip_final_snapshot") ? null : "does not set skip_final_snapshot = true: set it"),

        Rule.Each("DR053", "Keys wait seven days for their deletion",
            "seven days are the shortest that AWS allows; the default is thirty",
            "aws_kms_key", key => key.Number("deletion_window_in_days") is 7 ? null
                : $"deletion_window_in_days is '{key.Text("deletion_window_in_days") ?? "absent"}': set 7"),

        Rule.Each("DR054", "Secrets are deleted at once",
            "names are deterministic, so a secret that lingers makes the next apply fail: already scheduled for deletion",
            "aws_secretsmanager_secret", secret => secret.Number("recovery_window_in_days") is 0 ? null
                : $"recovery_window_in_days is '{secret.Text("recovery_window_in_days") ?? "absent"}': set 0"),

        Rule.Each("DR055", "A secret's replica may replace one that was left over",
            "names are deterministic, so a replica that outlived its secret makes the next apply fail",
            "aws_secretsmanager_secret", secret => !secret.Has("replica") || secret.Flag("force_overwrite_replica_secret") ? null
                : "does not set force_overwrite_replica_secret = true: set it"),
    ];
}
