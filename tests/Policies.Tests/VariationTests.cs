using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

/// <summary>Other ways to be right: a policy that cries wolf is switched off, so each must stay quiet here.</summary>
[TestFixture]
public sealed class VariationTests
{
    private const string Record = "traffic/aws_route53_record";
    private const string Replication = "global/aws_s3_bucket_replication_configuration.Documents";

    [Test]
    public void A_generated_password_in_the_state_is_no_literal() => ShouldBeGood(example => example
        .Remove("primary/ephemeral.aws_secretsmanager_random_password.Master")
        .Remove("primary/aws_rds_cluster.Cluster", "master_password_wo")
        .Remove("primary/aws_rds_cluster.Cluster", "master_password_wo_version")
        .Remove("primary/aws_secretsmanager_secret_version.Database", "secret_string_wo")
        .Remove("primary/aws_secretsmanager_secret_version.Database", "secret_string_wo_version")
        .Add("primary/random_password.Master", """{ "length": 32 }""")
        .Set("primary/aws_rds_cluster.Cluster", "master_password", "\"${random_password.Master.result}\"")
        .Set("primary/aws_rds_cluster.Cluster", "lifecycle ignore_changes 3", "\"master_password\"")
        .Set("primary/aws_secretsmanager_secret_version.Database", "secret_string", """ "{\"username\":\"a\",\"password\":\"${random_password.Master.result}\"}" """)
        .Set("primary", "terraform required_version", "\">= 1.5\""));

    [Test]
    public void A_provisioned_table_may_be_auto_scaled() => ShouldBeGood(example => example
        .Set("global/aws_dynamodb_table.Sessions", "billing_mode", "\"PROVISIONED\"")
        .Add("global/aws_appautoscaling_target.Sessions", """{ "provider": "aws.primary", "resource_id": "table/sessions" }"""));

    [Test]
    public void The_writers_region_may_limit_the_loss_of_commits() => ShouldBeGood(example => example
        .Set("primary/aws_rds_cluster_parameter_group.Parameters", "parameter 1", """{ "name": "rds.global_db_rpo", "value": "20" }""")
        .Set("secondary/aws_rds_cluster_parameter_group.Parameters", "parameter 1", """{ "name": "rds.global_db_rpo", "value": "-1" }"""));

    [Test]
    public void A_system_may_have_a_longer_objective() => ShouldBeGood(example =>
    {
        example.Facts = example.Facts with { RecoveryPointObjective = TimeSpan.FromMinutes(15) };
        example.Set("primary/aws_cloudwatch_metric_alarm.RpoLag", "threshold", "300000").Set("secondary/aws_cloudwatch_metric_alarm.RpoLag", "threshold", "300000");
    });

    [Test]
    public void Failover_records_may_be_names() => ShouldBeGood(example =>
    {
        foreach (var place in new[] { "East", "West" })
        {
            example.Remove($"{Record}.{place}", "alias")
                .Set($"{Record}.{place}", "type", "\"CNAME\"")
                .Set($"{Record}.{place}", "ttl", "10")
                .Set($"{Record}.{place}", "records", $$"""[ "${aws_api_gateway_domain_name.{{place}}.regional_domain_name}" ]""");
        }
    });

    [Test]
    public void Traffic_may_be_weighted() => ShouldBeGood(example =>
    {
        foreach (var (place, weight) in new[] { ("East", 100), ("West", 0) })
        {
            example.Remove($"{Record}.{place}", "failover_routing_policy")
                .Set($"{Record}.{place}", "weighted_routing_policy", $$"""{ "weight": {{weight}} }""")
                .Set($"{Record}.{place}", "health_check_id", $$"""
                    "${aws_route53_health_check.{{place}}Health.id}"
                    """);
        }
    });

    [Test]
    public void State_may_be_locked_by_a_file() => ShouldBeGood(example => example
        .Remove("secondary", "terraform backend s3 dynamodb_table")
        .Set("secondary", "terraform backend s3 use_lockfile", "true"));

    [Test]
    public void A_third_region_may_hold_the_state() => ShouldBeGood(example =>
    {
        foreach (var stack in new[] { "global", "primary", "secondary", "traffic" })
        {
            example.Set(stack, "terraform backend s3 region", "\"eu-central-1\"");
        }
    });

    [Test]
    public void Alarms_on_Route_53_may_use_a_third_provider() => ShouldBeGood(example => example
        .Set("traffic", "provider aws 2", """{ "alias": "edge", "region": "us-east-1", "default_tags": [ { "tags": { "Environment": "DR", "Region": "edge" } } ] }""")
        .Add("traffic/aws_sns_topic.Edge", """{ "provider": "aws.edge", "name": "sns-edge", "kms_master_key_id": "alias/edge" }""")
        .Set("traffic/aws_cloudwatch_metric_alarm.Service", "provider", "\"aws.edge\"")
        .Set("traffic/aws_cloudwatch_metric_alarm.Service", "alarm_actions", """[ "${aws_sns_topic.Edge.arn}" ]"""));

    [Test]
    public void A_replication_may_get_its_key_rights_from_the_keys_policy() => ShouldBeGood(example =>
    {
        example.Set("global/aws_iam_role_policy.Copier", "policy Statement", """[ { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "${aws_s3_bucket.East.arn}" } ]""");
        foreach (var (key, region) in new[] { ("East", "us-east-1"), ("West", "us-west-2") })
        {
            example.Allow($"global/aws_kms_key.{key}", $$"""
                { "Effect": "Allow", "Principal": "*", "Action": [ "kms:Decrypt", "kms:Encrypt" ], "Resource": "*",
                  "Condition": { "StringEquals": { "kms:CallerAccount": "111122223333", "kms:ViaService": "s3.{{region}}.amazonaws.com" } } }
                """);
        }
    });

    [Test]
    public void Buckets_may_be_encrypted_by_S3_itself() => ShouldBeGood(example => example
        .Set("global/aws_s3_bucket_server_side_encryption_configuration.East", "rule 0 apply_server_side_encryption_by_default", """{ "sse_algorithm": "AES256" }""")
        .Set("global/aws_s3_bucket_server_side_encryption_configuration.West", "rule 0 apply_server_side_encryption_by_default", """{ "sse_algorithm": "AES256" }""")
        .Remove(Replication, "rule 0 source_selection_criteria")
        .Remove(Replication, "rule 0 destination encryption_configuration"));

    [Test]
    public void A_replication_without_time_control_needs_no_metrics() => ShouldBeGood(example => example
        .Remove(Replication, "rule 0 destination replication_time")
        .Remove(Replication, "rule 0 destination metrics"));

    [Test]
    public void A_network_with_NAT_needs_no_endpoints() => ShouldBeGood(example =>
    {
        foreach (var stack in new[] { "primary", "secondary" })
        {
            example.Remove($"{stack}/aws_vpc_endpoint.Tables")
                .Remove($"{stack}/aws_vpc_endpoint.Secrets")
                .Add($"{stack}/aws_nat_gateway.Nat", $$"""{ "provider": "aws.{{stack}}", "subnet_id": "subnet-2" }""")
                .Add($"{stack}/aws_route_table.Public", $$"""{ "provider": "aws.{{stack}}", "vpc_id": "${aws_vpc.Vpc.id}" }""")
                .Add($"{stack}/aws_route.Internet", $$"""{ "provider": "aws.{{stack}}", "route_table_id": "${aws_route_table.Public.id}", "gateway_id": "igw-1" }""");
        }
    });

    [Test]
    public void Rights_may_come_from_a_policy_document_source() => ShouldBeGood(example => example
        .Remove("global/aws_iam_role_policy.Copier")
        .Set("global/data.aws_iam_policy_document.Copier", "", """
            { "provider": "aws.primary", "statement": [
              { "actions": [ "kms:Decrypt" ], "resources": [ "${aws_kms_key.East.arn}" ], "condition": [ { "test": "StringEquals", "variable": "aws:SourceAccount", "values": [ "111122223333" ] } ] },
              { "actions": [ "kms:Encrypt" ], "resources": [ "${aws_kms_key.West.arn}" ] } ] }
            """)
        .Add("global/aws_iam_policy.Copier", """{ "provider": "aws.primary", "name": "copier", "policy": "${data.aws_iam_policy_document.Copier.json}" }""")
        .Add("global/aws_iam_role_policy_attachment.Copier", """{ "provider": "aws.primary", "role": "role-copier", "policy_arn": "${aws_iam_policy.Copier.arn}" }"""));

    [Test]
    public void An_alarm_may_look_at_a_metric_through_a_query() => ShouldBeGood(example => example
        .Remove("secondary/aws_cloudwatch_metric_alarm.RpoLag", "namespace")
        .Remove("secondary/aws_cloudwatch_metric_alarm.RpoLag", "metric_name")
        .Remove("secondary/aws_cloudwatch_metric_alarm.RpoLag", "dimensions")
        .Set("secondary/aws_cloudwatch_metric_alarm.RpoLag", "metric_query", """
            [ { "id": "lag", "metric": { "namespace": "AWS/RDS", "metric_name": "AuroraGlobalDBRPOLag", "dimensions": { "DBClusterIdentifier": "${aws_rds_cluster.Cluster.cluster_identifier}" } } } ]
            """));

    [Test]
    public void A_subscription_may_hear_every_category_of_its_cluster() => ShouldBeGood(example => example
        .Remove("secondary/aws_db_event_subscription.Events", "event_categories")
        .Set("secondary/aws_db_event_subscription.Events", "source_ids", """[ "${aws_rds_cluster.Cluster.id}" ]"""));

    [Test]
    public void The_standby_may_run_fewer_instances() => ShouldBeGood(example => example
        .Add("primary/aws_rds_cluster_instance.Instance1", """{ "provider": "aws.primary", "identifier": "aurora-primary-1", "cluster_identifier": "${aws_rds_cluster.Cluster.id}", "instance_class": "db.serverless" }"""));

    [Test]
    public void Certificates_may_share_a_record_that_overwrites() => ShouldBeGood(example => example
        .Set($"{Record}.Proof", "allow_overwrite", "true")
        .Add($"{Record}.Second", """{ "provider": "aws.secondary", "zone_id": "Z1", "ttl": 300, "allow_overwrite": true, "name": "${tolist(aws_acm_certificate.West.domain_validation_options)[0].resource_record_name}" }"""));

    [Test]
    public void A_region_may_have_a_domain_of_its_own() => ShouldBeGood(example => example
        .Add("traffic/aws_api_gateway_domain_name.EastAlone", """{ "provider": "aws.primary", "domain_name": "api-east.pay.bank.example", "security_policy": "TLS_1_2", "endpoint_configuration": { "types": [ "REGIONAL" ] } }"""));

    [Test]
    public void A_deployment_without_a_monitor_has_no_orchestrator_to_judge() => ShouldBeGood(example => example
        .Remove("primary/aws_iam_role_policy.Monitor").Remove("secondary/aws_iam_role_policy.Monitor"));

    [Test]
    public void Secure_parameters_may_hold_plain_configuration() => ShouldBeGood(example => example
        .Add("global/aws_ssm_parameter.Url", """{ "provider": "aws.primary", "name": "/pay/api-url", "type": "SecureString", "value": "https://api.pay.bank.example" }"""));

    [Test]
    public void A_key_may_be_named_by_its_alias() => ShouldBeGood(example => example
        .Add("secondary/aws_kms_alias.Key", """{ "provider": "aws.secondary", "name": "alias/kms-west", "target_key_id": "${aws_kms_key.Key.key_id}" }""")
        .Add("primary/aws_kms_alias.Key", """{ "provider": "aws.primary", "name": "alias/kms-east", "target_key_id": "${aws_kms_key.Key.key_id}" }""")
        .Set("secondary/aws_sns_topic.Alerts", "kms_master_key_id", "\"alias/kms-west\""));

    private static void ShouldBeGood(Action<Example> vary)
    {
        var example = Example.Good();
        vary(example);
        PolicyBook.Check(example.Deployment).ShouldBeEmpty();
    }
}
