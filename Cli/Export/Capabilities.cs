namespace DrTerraform.Cli.Export;

/// <summary>Which file a resource goes to: people look for the network in network.tf, whoever created it.</summary>
internal static class Capabilities
{
    /// <summary>The file of whatever is not in the table.</summary>
    public const string Rest = "main.tf";

    // The longest beginning of a type counts.
    private static readonly (string Beginning, string File)[] Files =
    [
        ("aws_acm_", "dns.tf"),
        ("aws_api_gateway_", "api.tf"),
        ("aws_api_gateway_base_path_mapping", "dns.tf"),
        ("aws_api_gateway_domain_name", "dns.tf"),
        ("aws_apigatewayv2_", "api.tf"),
        ("aws_apigatewayv2_api_mapping", "dns.tf"),
        ("aws_apigatewayv2_domain_name", "dns.tf"),
        ("aws_appautoscaling_", "tables.tf"),
        ("aws_availability_zones", "network.tf"),
        ("aws_backup_", "backup.tf"),
        ("aws_budgets_", "budget.tf"),
        ("aws_caller_identity", "data.tf"),
        ("aws_ce_", "budget.tf"),
        ("aws_cloudwatch_", "alarms.tf"),
        ("aws_cloudwatch_dashboard", "dashboard.tf"),
        ("aws_cloudwatch_event_", "events.tf"),
        ("aws_cloudwatch_log_", "logs.tf"),
        ("aws_db_", "database.tf"),
        ("aws_db_event_subscription", "events.tf"),
        ("aws_default_", "network.tf"),
        ("aws_dynamodb_", "tables.tf"),
        ("aws_egress_only_internet_gateway", "network.tf"),
        ("aws_eip", "network.tf"),
        ("aws_flow_log", "network.tf"),
        ("aws_iam_", "iam.tf"),
        ("aws_internet_gateway", "network.tf"),
        ("aws_kms_", "encryption.tf"),
        ("aws_lambda_", "functions.tf"),
        ("aws_nat_gateway", "network.tf"),
        ("aws_network_acl", "network.tf"),
        ("aws_rds_", "database.tf"),
        ("aws_route", "network.tf"),
        ("aws_route53_", "dns.tf"),
        ("aws_s3_", "storage.tf"),
        ("aws_secretsmanager_", "secrets.tf"),
        ("aws_security_group", "network.tf"),
        ("aws_sns_", "alerts.tf"),
        ("aws_sqs_", "queues.tf"),
        ("aws_ssm_", "parameters.tf"),
        ("aws_subnet", "network.tf"),
        ("aws_vpc", "network.tf"),
        ("random_", "secrets.tf"),
        ("terraform_remote_state", "data.tf"),
    ];

    /// <summary>The file for resources, data sources and ephemeral resources of a type.</summary>
    public static string FileOf(string type) => Files
        .Where(entry => type.StartsWith(entry.Beginning, StringComparison.Ordinal))
        .OrderByDescending(entry => entry.Beginning.Length)
        .Select(entry => entry.File)
        .FirstOrDefault(Rest);
}
