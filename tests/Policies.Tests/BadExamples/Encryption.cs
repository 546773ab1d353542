using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Encryption
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR030", "kms_key_arn is a key in 'us-west-2', the resource lives in 'us-east-1'", example => example.Set("global/aws_dynamodb_table.Sessions", "server_side_encryption kms_key_arn", "\"${aws_kms_key.West.arn}\"")),
        new("DR030", "kms_master_key_id is a key in 'us-east-1'", example => example.Set("secondary/aws_sqs_queue.DeadLetters", "kms_master_key_id", "\"arn:aws:kms:us-east-1:111122223333:key/1\"")),
        new("DR031", "holds no aws_kms_key", example =>
        {
            foreach (var stack in new[] { "primary", "secondary" })
            {
                example.Remove($"{stack}/aws_kms_key.Key");
                foreach (var (block, argument) in new[]
                {
                    ("aws_rds_cluster.Cluster", "kms_key_id"), ("aws_sqs_queue.DeadLetters", "kms_master_key_id"), ("aws_sns_topic.Alerts", "kms_master_key_id"),
                    ("aws_cloudwatch_log_group.Webhook", "kms_key_id"), ("aws_cloudwatch_log_group.Monitor", "kms_key_id"),
                })
                {
                    example.Set($"{stack}/{block}", argument, "\"alias/from-elsewhere\"");
                }
            }

            example.Set("primary/aws_secretsmanager_secret.Database", "kms_key_id", "\"alias/from-elsewhere\"");
        }),
        new("DR032", "is a multi-region key", example => example.Set("global/aws_kms_key.East", "multi_region", "true")),
        new("DR032", "is a multi-region key", example => example.Add("global/aws_kms_replica_key.West", """{ "provider": "aws.secondary", "primary_key_arn": "${aws_kms_key.East.arn}" }""")),
        new("DR033", "does not set enable_key_rotation = true", example => example.Remove("primary/aws_kms_key.Key", "enable_key_rotation")),
        new("DR034", "no statement with the condition kms:ViaService", example => example
            .Add("global/aws_kms_key.Spare", """{ "provider": "aws.primary", "enable_key_rotation": true, "deletion_window_in_days": 7, "policy": { "Statement": [] } }""")),
        new("DR035", "without a condition on kms:CallerAccount", example => example.Remove("global/aws_kms_key.East", "policy Statement 1 Condition StringEquals kms:CallerAccount")),
        new("DR036", "names 'rds.us-east-1.amazonaws.com', the key lives in 'us-west-2'", example => example
            .Set("global/aws_kms_key.West", "policy Statement 1 Condition StringEquals kms:ViaService 0", "\"rds.us-east-1.amazonaws.com\"")),
        new("DR037", "does not let in 'logs.us-west-2.amazonaws.com'", example => example.Remove("secondary/aws_kms_key.Key", "policy Statement 2")),
        new("DR038", "does not let in 'cloudwatch.amazonaws.com'", example => example
            .Set("secondary/aws_kms_key.Key", "policy Statement 3 Principal Service", """[ "events.amazonaws.com", "events.rds.amazonaws.com" ]""")),
        new("DR038", "whose key is AWS's own", example => example.Set("secondary/aws_sns_topic.Alerts", "kms_master_key_id", "\"alias/aws/sns\"")),
        new("DR039", "whose policy does not allow 'ssm.us-west-2.amazonaws.com' by kms:ViaService", example => example
            .Remove("global/aws_kms_key.West", "policy Statement 1 Condition StringEquals kms:ViaService 4")
            .Add("global/aws_kms_alias.West", """{ "provider": "aws.secondary", "name": "alias/kms-data-west", "target_key_id": "${aws_kms_key.West.key_id}" }""")
            .Add("global/aws_ssm_parameter.Url", """{ "provider": "aws.secondary", "name": "/pay/url", "type": "SecureString", "value": "https://x", "key_id": "alias/kms-data-west" }""")),
        new("DR040", "has no replica outside 'us-east-1'", example => example.Remove("primary/aws_secretsmanager_secret.Database", "replica")),
        new("DR041", "the replica in 'us-west-2' has no kms_key_id", example => example.Remove("primary/aws_secretsmanager_secret.Database", "replica 0 kms_key_id")),
        new("DR041", "name a key of that region", example => example.Set("primary/aws_secretsmanager_secret.Database", "replica 0 kms_key_id", "\"arn:aws:kms:us-east-1:111122223333:alias/x\"")),
        new("DR042", "secret_string_wo holds a literal", example => example.Set("primary/aws_secretsmanager_secret_version.Database", "secret_string_wo", """ "{\"username\":\"a\",\"password\":\"hunter2\"}" """)),
        new("DR042", "master_password_wo holds a literal", example => example.Set("primary/aws_rds_cluster.Cluster", "master_password_wo", "\"hunter2\"")),
        new("DR042", "environment.variables.DB_PASSWORD holds a literal", example => example
            .Set("primary/aws_lambda_function.Webhook", "environment variables DB_PASSWORD", "\"hunter2\"")
            .Set("secondary/aws_lambda_function.Webhook", "environment variables DB_PASSWORD", "\"${aws_rds_cluster.Cluster.endpoint}\"")),
        new("DR042", "value holds a literal", example => example.Add("global/aws_ssm_parameter.Password", """{ "provider": "aws.primary", "name": "/pay/db-password", "type": "SecureString", "value": "hunter2" }""")),
        new("DR043", "has no kms_master_key_id", example => example.Remove("primary/aws_sqs_queue.DeadLetters", "kms_master_key_id")),
        new("DR043", "has no kms_key_arn", example => example.Remove("global/aws_backup_vault.West", "kms_key_arn")),
        new("DR044", "does not set server_side_encryption.enabled = true", example => example.Remove("backend/aws_dynamodb_table.Lock", "server_side_encryption")),
        new("DR045", "has no aws_s3_bucket_server_side_encryption_configuration", example => example.Remove("global/aws_s3_bucket_server_side_encryption_configuration.West")),
        new("DR046", "sets rds.force_ssl to '0'", example => example.Set("secondary/aws_rds_cluster_parameter_group.Parameters", "parameter 0 value", "\"0\"")),
        new("DR047", "security_policy is 'TLS_1_0'", example => example.Set("traffic/aws_api_gateway_domain_name.East", "security_policy", "\"TLS_1_0\"")),
    ];
}
