namespace DrTerraform.Policies;

/// <summary>What rests is encrypted by a key of the account, and what travels by TLS 1.2 or newer.</summary>
internal static class EncryptionRules
{
    private static readonly (string Type, string Argument)[] Encrypted =
    [
        ("aws_sns_topic", "kms_master_key_id"),
        ("aws_sqs_queue", "kms_master_key_id"),
        ("aws_secretsmanager_secret", "kms_key_id"),
        ("aws_backup_vault", "kms_key_arn"),
    ];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR043", "Topics, queues, secrets and backup vaults name a KMS key",
            "encryption by a key that the account does not own cannot be audited or withdrawn",
            deployment =>
                from encrypted in Encrypted
                from resource in deployment.Resources(encrypted.Type)
                where string.IsNullOrEmpty(resource.Text(encrypted.Argument))
                select resource.Breaks($"has no {encrypted.Argument}: name the region's key")),

        Rule.Each("DR044", "Tables are encrypted by KMS",
            "without the setting the key belongs to AWS, and no one sees who used it",
            "aws_dynamodb_table",
            table => table.Flag("server_side_encryption.enabled") ? null : "does not set server_side_encryption.enabled = true: set it, with the region's key"),

        Rule.Each("DR045", "Buckets have their encryption written down",
            "the default may change, and replication has to know which key to ask for",
            "aws_s3_bucket",
            bucket => BucketRules.Of(bucket, "aws_s3_bucket_server_side_encryption_configuration").Any(configuration =>
                configuration.Text("rule.apply_server_side_encryption_by_default.sse_algorithm") is "aws:kms" or "aws:kms:dsse" or "AES256")
                ? null
                : "has no aws_s3_bucket_server_side_encryption_configuration: add one"),

        Rule.Each("DR046", "Databases take TLS connections alone",
            "before PostgreSQL 15 the default lets a client send the password and every payment in the clear",
            "aws_rds_cluster",
            cluster => DatabaseRules.Parameter(cluster, "rds.force_ssl") is "1" ? null
                : $"its parameter group sets rds.force_ssl to '{DatabaseRules.Parameter(cluster, "rds.force_ssl") ?? "nothing"}': set it to 1"),

        Rule.Each("DR047", "Custom domains speak TLS 1.2 or newer",
            "older versions are broken, and card schemes forbid them",
            ["aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"],
            domain => (domain.Text("security_policy") ?? domain.Text("domain_name_configuration.security_policy")) is var policy && policy == "TLS_1_2"
                ? null
                : $"security_policy is '{policy ?? "absent"}': set TLS_1_2"),
    ];
}
