namespace DrTerraform.Policies.Tests.Support;

/// <summary>The five stacks of a deployment that breaks no policy, as small as the policies allow.</summary>
internal static class GoodDeployment
{
    private const string Primary = "us-east-1";
    private const string Secondary = "us-west-2";

    /// <summary>The stacks' JSON by name.</summary>
    public static IReadOnlyDictionary<string, string> Stacks { get; } = new Dictionary<string, string>
    {
        ["backend"] = Stack(null, "primary secondary", "", Resources(BackendResources)),
        ["global"] = Stack("global", "primary secondary", "", Resources(GlobalResources)),
        ["primary"] = Stack("primary", "primary", Output + Ephemeral, Regional("primary", Primary, "10.0", WriterArguments, WriterResources)),
        ["secondary"] = Stack("secondary", "secondary", Output, Regional("secondary", Secondary, "10.1", "", "")),
        ["traffic"] = Stack("traffic", "primary secondary", RemoteState, Resources(TrafficResources)),
    };

    private const string WriterArguments = """
        "database_name": "payments", "master_username": "payments_admin", "master_password_wo_version": 1,
        "master_password_wo": "${ephemeral.aws_secretsmanager_random_password.Master.random_password}",
        """;

    private const string WriterResources = """
        ,
        "aws_secretsmanager_secret": { "Database": { "provider": "aws.primary", "name": "secret-database", "kms_key_id": "${aws_kms_key.Key.arn}",
          "recovery_window_in_days": 0, "force_overwrite_replica_secret": true,
          "replica": [ { "region": "us-west-2", "kms_key_id": "alias/kms-data-west" } ] } },
        "aws_secretsmanager_secret_version": { "Database": { "provider": "aws.primary", "secret_id": "${aws_secretsmanager_secret.Database.id}",
          "secret_string_wo_version": 1,
          "secret_string_wo": "{\"username\":\"payments_admin\",\"password\":\"${ephemeral.aws_secretsmanager_random_password.Master.random_password}\"}" } }
        """;

    private const string Output = """
        "output": { "routes": { "value": "${aws_route_table.Routes.id}" } },
        """;

    private const string Ephemeral = """
        "ephemeral": { "aws_secretsmanager_random_password": { "Master": { "provider": "aws.primary", "password_length": 40 } } },
        """;

    private const string RemoteState = """
        "data": { "terraform_remote_state": {
          "Primary": { "backend": "s3", "config": { "bucket": "s3-tfstate", "key": "primary.tfstate", "region": "us-west-2" } },
          "Secondary": { "backend": "s3", "config": { "bucket": "s3-tfstate", "key": "secondary.tfstate", "region": "us-west-2" } } } },
        """;

    // What every key's policy says; @region@ is the key's own.
    private const string KeyPolicy = """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" },
          { "Effect": "Allow", "Principal": "*", "Action": [ "kms:Decrypt", "kms:GenerateDataKey" ], "Resource": "*",
            "Condition": { "StringEquals": { "kms:CallerAccount": "111122223333", "kms:ViaService": [ "dynamodb.@region@.amazonaws.com", "secretsmanager.@region@.amazonaws.com", "sns.@region@.amazonaws.com", "sqs.@region@.amazonaws.com", "ssm.@region@.amazonaws.com" ] } } },
          { "Effect": "Allow", "Principal": { "Service": "logs.@region@.amazonaws.com" }, "Action": [ "kms:Decrypt", "kms:GenerateDataKey" ], "Resource": "*" },
          { "Effect": "Allow", "Principal": { "Service": [ "cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com" ] },
            "Action": [ "kms:Decrypt", "kms:GenerateDataKey" ], "Resource": "*" } ] }
        """;

    // One region: @alias@, @region@, @net@ (the first two bytes of its network).
    private const string RegionResources = """
        "aws_kms_key": { "Key": { "provider": "aws.@alias@", "enable_key_rotation": true, "deletion_window_in_days": 7, "policy": @keypolicy@ } },
        "aws_vpc": { "Vpc": { "provider": "aws.@alias@", "cidr_block": "@net@.0.0/16" } },
        "aws_route_table": { "Routes": { "provider": "aws.@alias@", "vpc_id": "${aws_vpc.Vpc.id}" } },
        "aws_security_group": {
          "Functions": { "provider": "aws.@alias@", "name": "sg-functions", "vpc_id": "${aws_vpc.Vpc.id}" },
          "Endpoints": { "provider": "aws.@alias@", "name": "sg-endpoints", "vpc_id": "${aws_vpc.Vpc.id}" } },
        "aws_vpc_security_group_ingress_rule": { "FunctionsToEndpoints": { "provider": "aws.@alias@", "ip_protocol": "tcp", "from_port": 443, "to_port": 443,
          "security_group_id": "${aws_security_group.Endpoints.id}", "referenced_security_group_id": "${aws_security_group.Functions.id}" } },
        "aws_vpc_endpoint": {
          "Secrets": { "provider": "aws.@alias@", "vpc_endpoint_type": "Interface", "private_dns_enabled": true, "service_name": "com.amazonaws.@region@.secretsmanager",
            "security_group_ids": [ "${aws_security_group.Endpoints.id}" ],
            "policy": { "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalAccount": "111122223333" } } } ] } },
          "Tables": { "provider": "aws.@alias@", "vpc_endpoint_type": "Gateway", "service_name": "com.amazonaws.@region@.dynamodb" } },
        "aws_rds_cluster_parameter_group": { "Parameters": { "provider": "aws.@alias@", "name": "dbparams-@alias@",
          "parameter": [ { "name": "rds.force_ssl", "value": "1" } ] } },
        "aws_rds_cluster": { "Cluster": { "provider": "aws.@alias@", @writer@ "cluster_identifier": "aurora-@alias@", "global_cluster_identifier": "aurora-global",
          "engine": "aurora-postgresql", "engine_version": "16.6", "engine_lifecycle_support": "open-source-rds-extended-support",
          "db_cluster_parameter_group_name": "${aws_rds_cluster_parameter_group.Parameters.name}", "storage_encrypted": true, "kms_key_id": "${aws_kms_key.Key.arn}",
          "deletion_protection": false, "skip_final_snapshot": true, "serverlessv2_scaling_configuration": { "min_capacity": 8, "max_capacity": 32 },
          "lifecycle": { "ignore_changes": [ "replication_source_identifier", "global_cluster_identifier", "engine_version" ] } } },
        "aws_rds_cluster_instance": { "Instance0": { "provider": "aws.@alias@", "identifier": "aurora-@alias@-0", "cluster_identifier": "${aws_rds_cluster.Cluster.id}", "instance_class": "db.serverless" } },
        "aws_sqs_queue": { "DeadLetters": { "provider": "aws.@alias@", "name": "sqs-dead-@alias@", "kms_master_key_id": "${aws_kms_key.Key.arn}" } },
        "aws_sns_topic": { "Alerts": { "provider": "aws.@alias@", "name": "sns-alerts-@alias@", "kms_master_key_id": "${aws_kms_key.Key.arn}" } },
        "aws_sns_topic_policy": { "Alerts": { "provider": "aws.@alias@", "arn": "${aws_sns_topic.Alerts.arn}", "policy": { "Statement": [
          { "Effect": "Allow", "Principal": { "Service": "cloudwatch.amazonaws.com" }, "Action": "sns:Publish", "Resource": "${aws_sns_topic.Alerts.arn}" } ] } } },
        "aws_iam_role": {
          "Webhook": { "provider": "aws.@alias@", "name": "role-webhook-@alias@", "assume_role_policy": { "Statement": [ { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } ] } },
          "Monitor": { "provider": "aws.@alias@", "name": "role-monitor-@alias@", "assume_role_policy": { "Statement": [ { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } ] } } },
        "aws_iam_role_policy_attachment": { "Monitoring": { "provider": "aws.@alias@", "role": "${aws_iam_role.Webhook.name}", "policy_arn": "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole" } },
        "aws_iam_role_policy": {
          "Webhook": { "provider": "aws.@alias@", "role": "${aws_iam_role.Webhook.id}", "policy": { "Statement": [
            { "Effect": "Allow", "Action": [ "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface" ], "Resource": "*" },
            { "Effect": "Allow", "Action": [ "logs:CreateLogStream", "logs:PutLogEvents" ], "Resource": "arn:aws:logs:@region@:111122223333:log-group:/aws/lambda/lambda-webhook-@alias@:*" },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:@region@:111122223333:sqs-dead-@alias@" },
            { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:@region@:111122223333:table/sessions" },
            { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:@region@:111122223333:secret:secret-database-??????" } ] } },
          "Monitor": { "provider": "aws.@alias@", "role": "${aws_iam_role.Monitor.id}", "policy": { "Statement": [
            { "Effect": "Allow", "Action": "rds:DescribeGlobalClusters", "Resource": "*" },
            { "Effect": "Allow", "Action": "rds:FailoverGlobalCluster", "Resource": [ "arn:aws:rds::111122223333:global-cluster:aurora-global",
              "arn:aws:rds:us-east-1:111122223333:cluster:aurora-primary", "arn:aws:rds:us-west-2:111122223333:cluster:aurora-secondary" ] } ] } } },
        "aws_cloudwatch_log_group": {
          "Webhook": { "provider": "aws.@alias@", "name": "/aws/lambda/lambda-webhook-@alias@", "retention_in_days": 30, "kms_key_id": "${aws_kms_key.Key.arn}" },
          "Monitor": { "provider": "aws.@alias@", "name": "/aws/lambda/lambda-monitor-@alias@", "retention_in_days": 30, "kms_key_id": "${aws_kms_key.Key.arn}" } },
        "aws_lambda_function": {
          "Webhook": { "provider": "aws.@alias@", "function_name": "lambda-webhook-@alias@", "role": "${aws_iam_role.Webhook.arn}", "runtime": "provided.al2023", "memory_size": 1024, "timeout": 10,
            "environment": { "variables": { "DR_DATABASE_HOST": "${aws_rds_cluster.Cluster.endpoint}", "DR_SECRET": "arn:aws:secretsmanager:@region@:111122223333:secret:secret-database" } },
            "vpc_config": { "subnet_ids": [ "subnet-1" ], "security_group_ids": [ "${aws_security_group.Functions.id}" ] },
            "dead_letter_config": { "target_arn": "${aws_sqs_queue.DeadLetters.arn}" }, "logging_config": { "log_group": "${aws_cloudwatch_log_group.Webhook.name}", "log_format": "JSON" } },
          "Monitor": { "provider": "aws.@alias@", "function_name": "lambda-monitor-@alias@", "role": "${aws_iam_role.Monitor.arn}", "runtime": "provided.al2023", "memory_size": 256, "timeout": 60,
            "environment": { "variables": { "DR_CLUSTER": "aurora-@alias@" } }, "dead_letter_config": { "target_arn": "${aws_sqs_queue.DeadLetters.arn}" } } },
        "aws_cloudwatch_event_target": {
          "Tick": { "provider": "aws.@alias@", "rule": "tick", "arn": "${aws_lambda_function.Monitor.arn}" },
          "RoleChange": { "provider": "aws.@alias@", "rule": "role-change", "arn": "arn:aws:sns:@region@:111122223333:sns-alerts-@alias@" } },
        "aws_cloudwatch_metric_alarm": {
          "RpoLag": { "provider": "aws.@alias@", "alarm_name": "alarm-rpo-@alias@", "namespace": "AWS/RDS", "metric_name": "AuroraGlobalDBRPOLag", "threshold": 30000, "treat_missing_data": "notBreaching",
            "dimensions": { "DBClusterIdentifier": "aurora-@alias@" }, "alarm_actions": [ "arn:aws:sns:@region@:111122223333:sns-alerts-@alias@" ] },
          "MonitorErrors": { "provider": "aws.@alias@", "alarm_name": "alarm-monitor-@alias@", "namespace": "AWS/Lambda", "metric_name": "Errors", "threshold": 3,
            "dimensions": { "FunctionName": "${aws_lambda_function.Monitor.function_name}" }, "alarm_actions": [ "${aws_sns_topic.Alerts.arn}" ] } },
        "aws_db_event_subscription": { "Events": { "provider": "aws.@alias@", "name": "dbevents-@alias@", "source_type": "db-cluster", "sns_topic": "${aws_sns_topic.Alerts.arn}",
          "event_categories": [ "failover", "global-failover", "notification" ] } },
        "aws_api_gateway_rest_api": { "Api": { "provider": "aws.@alias@", "name": "api-@alias@", "body": { "openapi": "3.0.1", "paths": {
          "/payments": { "post": { "x-amazon-apigateway-integration": { "type": "aws_proxy" } } },
          "/health": { "get": { "x-amazon-apigateway-integration": { "type": "aws_proxy" } } },
          "/standby": { "get": { "x-amazon-apigateway-integration": { "type": "aws_proxy" } } } } } } },
        "aws_api_gateway_deployment": { "Deployment": { "provider": "aws.@alias@", "rest_api_id": "${aws_api_gateway_rest_api.Api.id}", "triggers": { "body": "${sha256(1)}" }, "lifecycle": { "create_before_destroy": true } } },
        "aws_api_gateway_stage": { "Stage": { "provider": "aws.@alias@", "rest_api_id": "${aws_api_gateway_rest_api.Api.id}", "stage_name": "live", "deployment_id": "${aws_api_gateway_deployment.Deployment.id}" } },
        "aws_api_gateway_method_settings": { "Throttling": { "provider": "aws.@alias@", "method_path": "*/*", "settings": { "throttling_rate_limit": 500, "throttling_burst_limit": 1000 } } }
        @more@
        """;

    private const string GlobalResources = """
        "aws_rds_global_cluster": { "Database": { "provider": "aws.primary", "global_cluster_identifier": "aurora-global", "engine": "aurora-postgresql", "engine_version": "16.6",
          "engine_lifecycle_support": "open-source-rds-extended-support", "storage_encrypted": true, "deletion_protection": false } },
        "aws_kms_key": {
          "East": { "provider": "aws.primary", "enable_key_rotation": true, "deletion_window_in_days": 7, "policy": @eastkey@ },
          "West": { "provider": "aws.secondary", "enable_key_rotation": true, "deletion_window_in_days": 7, "policy": @westkey@ } },
        "aws_dynamodb_table": { "Sessions": { "provider": "aws.primary", "name": "sessions", "billing_mode": "PAY_PER_REQUEST", "hash_key": "id",
          "stream_enabled": true, "stream_view_type": "NEW_AND_OLD_IMAGES", "point_in_time_recovery": { "enabled": true },
          "server_side_encryption": { "enabled": true, "kms_key_arn": "${aws_kms_key.East.arn}" }, "deletion_protection_enabled": false,
          "replica": [ { "region_name": "us-west-2", "kms_key_arn": "${aws_kms_key.West.arn}", "point_in_time_recovery": true } ] } },
        "aws_s3_bucket": {
          "East": { "provider": "aws.primary", "bucket": "s3-documents-east", "force_destroy": true },
          "West": { "provider": "aws.secondary", "bucket": "s3-documents-west", "force_destroy": true } },
        "aws_s3_bucket_public_access_block": {
          "East": { "provider": "aws.primary", "bucket": "${aws_s3_bucket.East.id}", "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true },
          "West": { "provider": "aws.secondary", "bucket": "${aws_s3_bucket.West.id}", "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true } },
        "aws_s3_bucket_policy": {
          "East": { "provider": "aws.primary", "bucket": "${aws_s3_bucket.East.id}", "policy": { "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": [ "arn:aws:s3:::s3-documents-east", "arn:aws:s3:::s3-documents-east/*" ], "Condition": { "Bool": { "aws:SecureTransport": "false" } } } ] } },
          "West": { "provider": "aws.secondary", "bucket": "s3-documents-west", "policy": { "Statement": [ { "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "s3:*", "Resource": [ "arn:aws:s3:::s3-documents-west", "arn:aws:s3:::s3-documents-west/*" ], "Condition": { "Bool": { "aws:SecureTransport": "false" } } } ] } } },
        "aws_s3_bucket_server_side_encryption_configuration": {
          "East": { "provider": "aws.primary", "bucket": "${aws_s3_bucket.East.id}", "rule": [ { "apply_server_side_encryption_by_default": { "sse_algorithm": "aws:kms", "kms_master_key_id": "${aws_kms_key.East.arn}" } } ] },
          "West": { "provider": "aws.secondary", "bucket": "${aws_s3_bucket.West.id}", "rule": [ { "apply_server_side_encryption_by_default": { "sse_algorithm": "aws:kms", "kms_master_key_id": "${aws_kms_key.West.arn}" } } ] } },
        "aws_s3_bucket_versioning": {
          "East": { "provider": "aws.primary", "bucket": "${aws_s3_bucket.East.id}", "versioning_configuration": { "status": "Enabled" } },
          "West": { "provider": "aws.secondary", "bucket": "${aws_s3_bucket.West.id}", "versioning_configuration": { "status": "Enabled" } } },
        "aws_s3_bucket_replication_configuration": { "Documents": { "provider": "aws.primary", "bucket": "${aws_s3_bucket.East.id}", "role": "${aws_iam_role.Copier.arn}",
          "depends_on": [ "aws_s3_bucket_versioning.East", "aws_s3_bucket_versioning.West" ],
          "rule": [ { "id": "everything", "status": "Enabled", "filter": { "prefix": "" }, "delete_marker_replication": { "status": "Disabled" },
            "source_selection_criteria": { "sse_kms_encrypted_objects": { "status": "Enabled" } },
            "destination": { "bucket": "arn:aws:s3:::s3-documents-west", "encryption_configuration": { "replica_kms_key_id": "${aws_kms_key.West.arn}" },
              "replication_time": { "status": "Enabled", "time": { "minutes": 15 } }, "metrics": { "status": "Enabled", "event_threshold": { "minutes": 15 } } } } ] } },
        "aws_iam_role": { "Copier": { "provider": "aws.primary", "name": "role-copier", "assume_role_policy": { "Statement": [ { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sts:AssumeRole" } ] } } },
        "aws_iam_role_policy": { "Copier": { "provider": "aws.primary", "role": "${aws_iam_role.Copier.id}", "policy": { "Statement": [
          { "Effect": "Allow", "Action": "s3:GetObjectVersionForReplication", "Resource": "${aws_s3_bucket.East.arn}/*" },
          { "Effect": "Allow", "Action": "s3:ReplicateObject", "Resource": "arn:aws:s3:::s3-documents-west/*" },
          { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "${aws_kms_key.East.arn}" },
          { "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "${aws_kms_key.West.arn}" } ] } } },
        "aws_backup_vault": { "West": { "provider": "aws.secondary", "name": "vault-west", "kms_key_arn": "${aws_kms_key.West.arn}", "force_destroy": true } },
        "aws_route53_zone": { "Zone": { "provider": "aws.primary", "name": "pay.bank.example", "force_destroy": true } }
        """;

    private const string TrafficResources = """
        "aws_vpc_peering_connection": { "Peering": { "provider": "aws.primary", "vpc_id": "vpc-1", "peer_vpc_id": "vpc-2", "peer_region": "us-west-2" } },
        "aws_vpc_peering_connection_accepter": { "Accepter": { "provider": "aws.secondary", "vpc_peering_connection_id": "${aws_vpc_peering_connection.Peering.id}", "auto_accept": true } },
        "aws_route": {
          "East": { "provider": "aws.primary", "route_table_id": "${data.terraform_remote_state.Primary.outputs.routes}", "destination_cidr_block": "10.1.0.0/16", "vpc_peering_connection_id": "${aws_vpc_peering_connection_accepter.Accepter.id}" },
          "West": { "provider": "aws.secondary", "route_table_id": "${data.terraform_remote_state.Secondary.outputs.routes}", "destination_cidr_block": "10.0.0.0/16", "vpc_peering_connection_id": "${aws_vpc_peering_connection_accepter.Accepter.id}" } },
        "aws_acm_certificate": {
          "East": { "provider": "aws.primary", "domain_name": "api.pay.bank.example" },
          "West": { "provider": "aws.secondary", "domain_name": "api.pay.bank.example" } },
        "aws_api_gateway_domain_name": {
          "East": { "provider": "aws.primary", "domain_name": "api.pay.bank.example", "security_policy": "TLS_1_2", "regional_certificate_arn": "${aws_acm_certificate.East.arn}", "endpoint_configuration": { "types": [ "REGIONAL" ] } },
          "West": { "provider": "aws.secondary", "domain_name": "api.pay.bank.example", "security_policy": "TLS_1_2", "regional_certificate_arn": "${aws_acm_certificate.West.arn}", "endpoint_configuration": { "types": [ "REGIONAL" ] } } },
        "aws_route53_health_check": {
          "EastHealth": { "provider": "aws.primary", "type": "HTTPS", "fqdn": "a.execute-api.us-east-1.amazonaws.com", "resource_path": "/live/health", "request_interval": 10, "failure_threshold": 3, "enable_sni": true },
          "WestHealth": { "provider": "aws.secondary", "type": "HTTPS", "fqdn": "b.execute-api.us-west-2.amazonaws.com", "resource_path": "/live/health", "request_interval": 10, "failure_threshold": 3, "enable_sni": true },
          "WestStandby": { "provider": "aws.secondary", "type": "HTTPS", "fqdn": "b.execute-api.us-west-2.amazonaws.com", "resource_path": "/live/standby", "request_interval": 10, "failure_threshold": 3, "enable_sni": true },
          "Latch": { "provider": "aws.secondary", "type": "CALCULATED", "child_health_threshold": 2, "child_healthchecks": [ "${aws_route53_health_check.EastHealth.id}", "${aws_route53_health_check.WestStandby.id}" ] } },
        "aws_route53_record": {
          "Proof": { "provider": "aws.primary", "zone_id": "Z1", "name": "${tolist(aws_acm_certificate.East.domain_validation_options)[0].resource_record_name}", "type": "CNAME", "ttl": 300, "records": [ "${tolist(aws_acm_certificate.East.domain_validation_options)[0].resource_record_value}" ] },
          "East": { "provider": "aws.primary", "zone_id": "Z1", "name": "api.pay.bank.example", "type": "A", "set_identifier": "primary", "failover_routing_policy": { "type": "PRIMARY" }, "health_check_id": "${aws_route53_health_check.Latch.id}",
            "alias": { "name": "${aws_api_gateway_domain_name.East.regional_domain_name}", "zone_id": "${aws_api_gateway_domain_name.East.regional_zone_id}", "evaluate_target_health": true } },
          "West": { "provider": "aws.secondary", "zone_id": "Z1", "name": "api.pay.bank.example", "type": "A", "set_identifier": "secondary", "failover_routing_policy": { "type": "SECONDARY" }, "health_check_id": "${aws_route53_health_check.WestHealth.id}",
            "alias": { "name": "${aws_api_gateway_domain_name.West.regional_domain_name}", "zone_id": "${aws_api_gateway_domain_name.West.regional_zone_id}", "evaluate_target_health": true } },
          "Up": { "provider": "aws.primary", "zone_id": "Z1", "name": "status-us-east-1.pay.bank.example", "type": "A", "ttl": 10, "records": [ "192.0.2.1" ], "set_identifier": "up", "failover_routing_policy": { "type": "PRIMARY" }, "health_check_id": "${aws_route53_health_check.EastHealth.id}" },
          "Down": { "provider": "aws.primary", "zone_id": "Z1", "name": "status-us-east-1.pay.bank.example", "type": "A", "ttl": 10, "records": [ "192.0.2.2" ], "set_identifier": "down", "failover_routing_policy": { "type": "SECONDARY" } } },
        "aws_cloudwatch_metric_alarm": { "Service": { "provider": "aws.primary", "alarm_name": "alarm-service", "namespace": "AWS/Route53", "metric_name": "HealthCheckStatus", "threshold": 1,
          "dimensions": { "HealthCheckId": "${aws_route53_health_check.EastHealth.id}" }, "alarm_actions": [ "arn:aws:sns:us-east-1:111122223333:sns-alerts-primary" ] } }
        """;

    private const string BackendResources = """
        "aws_kms_key": { "State": { "provider": "aws.secondary", "enable_key_rotation": true, "deletion_window_in_days": 7, "policy": { "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" } ] } } },
        "aws_dynamodb_table": { "Lock": { "provider": "aws.secondary", "name": "tflock", "billing_mode": "PAY_PER_REQUEST", "hash_key": "LockID", "server_side_encryption": { "enabled": true, "kms_key_arn": "${aws_kms_key.State.arn}" } } }
        """;

    private static string Stack(string? stateKey, string aliases, string more, string resources) => $$"""
        { "terraform": {
            "required_version": ">= 1.11", "required_providers": { "aws": { "source": "aws", "version": "5.100.0" } },
            "backend": {{(stateKey is null
                ? """{ "local": { "path": "backend.tfstate" } }"""
                : $$"""{ "s3": { "bucket": "s3-tfstate", "key": "{{stateKey}}.tfstate", "region": "us-west-2", "encrypt": true, "dynamodb_table": "tflock" } }""")}} },
          "provider": { "aws": [ {{string.Join(", ", aliases.Split(' ').Select(Provider))}} ] },
          {{more}}
          "resource": { "//": { "metadata": {} }, {{resources}} } }
        """;

    private static string Provider(string alias) => $$"""
        { "alias": "{{alias}}", "region": "{{(alias == "primary" ? Primary : Secondary)}}", "default_tags": [ { "tags": { "Environment": "DR", "Region": "{{alias}}" } } ] }
        """;

    private static string Regional(string alias, string region, string network, string writer, string more) => RegionResources
        .Replace("@keypolicy@", KeyPolicy).Replace("@alias@", alias).Replace("@region@", region).Replace("@net@", network).Replace("@writer@", writer).Replace("@more@", more);

    private static string Resources(string resources) => resources
        .Replace("@eastkey@", KeyPolicy.Replace("@region@", Primary)).Replace("@westkey@", KeyPolicy.Replace("@region@", Secondary));
}
