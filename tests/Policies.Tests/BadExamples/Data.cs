using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Data
{
    private const string Rule = "global/aws_s3_bucket_replication_configuration.Documents";

    public static IEnumerable<BadExample> All =>
    [
        new("DR073", "scales global/aws_dynamodb_table.Sessions, which is on demand", example => example
            .Add("global/aws_appautoscaling_target.Sessions", """{ "provider": "aws.primary", "resource_id": "table/${aws_dynamodb_table.Sessions.name}", "service_namespace": "dynamodb" }""")),
        new("DR073", "which is on demand", example => example
            .Add("global/aws_appautoscaling_target.Sessions", """{ "provider": "aws.primary", "resource_id": "table/sessions", "service_namespace": "dynamodb" }""")),
        new("DR074", "stream_view_type is 'KEYS_ONLY'", example => example.Set("global/aws_dynamodb_table.Sessions", "stream_view_type", "\"KEYS_ONLY\"")),
        new("DR075", "has no replica outside 'us-east-1'", example => example.Remove("global/aws_dynamodb_table.Sessions", "replica")),
        new("DR076", "the replica in 'us-west-2' does not set point_in_time_recovery = true", example => example.Remove("global/aws_dynamodb_table.Sessions", "replica 0 point_in_time_recovery")),
        new("DR076", "does not set point_in_time_recovery.enabled = true", example => example.Set("global/aws_dynamodb_table.Sessions", "point_in_time_recovery enabled", "false")),
        new("DR077", "the replica in 'us-west-2' has a key in 'us-east-1'", example => example.Set("global/aws_dynamodb_table.Sessions", "replica 0 kms_key_arn", "\"${aws_kms_key.East.arn}\"")),
        new("DR077", "the replica in 'us-west-2' has no kms_key_arn", example => example.Remove("global/aws_dynamodb_table.Sessions", "replica 0 kms_key_arn")),
        new("DR078", "make them equal", example => example
            .Add("backend/aws_dynamodb_table.Twin", """{ "provider": "aws.primary", "name": "tflock", "hash_key": "LockID", "server_side_encryption": { "enabled": true }, "global_secondary_index": [ { "name": "by-time", "hash_key": "time" } ] }""")),
        new("DR079", "global/aws_s3_bucket.West is not versioned", example => example.Set("global/aws_s3_bucket_versioning.West", "versioning_configuration status", "\"Suspended\"")),
        new("DR080", "depends_on lacks aws_s3_bucket_versioning.East", example => example.Set(Rule, "depends_on", """[ "aws_s3_bucket_versioning.West" ]""")),
        new("DR081", "has a filter, but no delete_marker_replication", example => example.Remove(Rule, "rule 0 delete_marker_replication")),
        new("DR082", "metrics Enabled with event_threshold.minutes = 15", example => example.Remove(Rule, "rule 0 destination metrics")),
        new("DR083", "set source_selection_criteria.sse_kms_encrypted_objects", example => example.Remove(Rule, "rule 0 source_selection_criteria")),
        new("DR083", "a key of the destination's region", example => example.Set(Rule, "rule 0 destination encryption_configuration replica_kms_key_id", "\"arn:aws:kms:us-east-1:111122223333:key/1\"")),
        new("DR084", "its role lacks kms:Encrypt on global/aws_kms_key.West", example => example.Remove("global/aws_iam_role_policy.Copier", "policy Statement 3")),
        new("DR084", "its role lacks kms:Decrypt on global/aws_kms_key.East", example => example.Set("global/aws_iam_role_policy.Copier", "policy Statement 2 Resource", "\"${aws_kms_key.West.arn}\"")),
        new("DR085", "has no aws_s3_bucket_public_access_block", example => example.Remove("global/aws_s3_bucket_public_access_block.West")),
        new("DR085", "leaves block_public_policy open", example => example.Set("global/aws_s3_bucket_public_access_block.East", "block_public_policy", "false")),
        new("DR086", "no aws_s3_bucket_policy denies", example => example.Remove("global/aws_s3_bucket_policy.East")),
        new("DR086", "no aws_s3_bucket_policy denies", example => example.Set("global/aws_s3_bucket_policy.East", "policy Statement 0 Condition", """{ "Bool": { "aws:SecureTransport": "true" } }""")),
    ];
}
