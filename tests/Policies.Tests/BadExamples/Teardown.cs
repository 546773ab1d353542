using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Teardown
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR048", "sets deletion_protection = true", example => example.Set("secondary/aws_rds_cluster.Cluster", "deletion_protection", "true")),
        new("DR048", "sets deletion_protection_enabled = true", example => example.Set("global/aws_dynamodb_table.Sessions", "deletion_protection_enabled", "true")),
        new("DR048", "sets skip_destroy = true", example => example.Set("primary/aws_cloudwatch_log_group.Webhook", "skip_destroy", "true")),
        new("DR049", "sets lifecycle.prevent_destroy = true", example => example.Set("global/aws_s3_bucket.East", "lifecycle prevent_destroy", "true")),
        new("DR050", "does not set force_destroy = true", example => example.Set("global/aws_s3_bucket.West", "force_destroy", "false")),
        new("DR051", "does not set force_destroy = true", example => example.Remove("global/aws_route53_zone.Zone", "force_destroy")),
        new("DR052", "does not set skip_final_snapshot = true", example => example.Remove("secondary/aws_rds_cluster.Cluster", "skip_final_snapshot")),
        new("DR053", "deletion_window_in_days is '30': set 7", example => example.Set("global/aws_kms_key.East", "deletion_window_in_days", "30")),
        new("DR054", "recovery_window_in_days is 'absent': set 0", example => example.Remove("primary/aws_secretsmanager_secret.Database", "recovery_window_in_days")),
        new("DR055", "does not set force_overwrite_replica_secret = true", example => example.Remove("primary/aws_secretsmanager_secret.Database", "force_overwrite_replica_secret")),
    ];
}
