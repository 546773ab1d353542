using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Compute
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR095", "the variable DR_SECRET names something in 'us-east-1', the function lives in 'us-west-2'", example => example
            .Set("secondary/aws_lambda_function.Webhook", "environment variables DR_SECRET", "\"arn:aws:secretsmanager:us-east-1:111122223333:secret:secret-database\"")),
        new("DR096", "has no aws_cloudwatch_log_group '/aws/lambda/lambda-monitor-secondary'", example => example
            .Remove("secondary/aws_cloudwatch_log_group.Monitor").Remove("primary/aws_cloudwatch_log_group.Monitor")),
        new("DR097", "has no retention_in_days", example => example.Remove("secondary/aws_cloudwatch_log_group.Monitor", "retention_in_days")),
        new("DR098", "has no kms_key_id", example => example.Remove("secondary/aws_cloudwatch_log_group.Monitor", "kms_key_id")),
        new("DR099", "is called by events and has no dead-letter queue", example => example.Remove("secondary/aws_lambda_function.Monitor", "dead_letter_config")),
        new("DR100", "no alarm watches its AWS/Lambda metrics", example => example.Set("secondary/aws_cloudwatch_metric_alarm.MonitorErrors", "dimensions FunctionName", "\"lambda-other\"")),
        new("DR101", "answers GET /health by a mock", example => example.Set("secondary/aws_api_gateway_rest_api.Api", "body paths /health get x-amazon-apigateway-integration type", "\"mock\"")),
        new("DR102", "asks for '/live/ping', and no API of the stack 'primary' serves '/ping'", example => example.Set("traffic/aws_route53_health_check.EastHealth", "resource_path", "\"/live/ping\"")),
        new("DR103", "its endpoint is 'EDGE'", example => example.Set("traffic/aws_api_gateway_domain_name.West", "endpoint_configuration types 0", "\"EDGE\"")),
        new("DR103", "its endpoint is 'EDGE by default'", example => example.Remove("traffic/aws_api_gateway_domain_name.West", "endpoint_configuration")),
        new("DR104", "'api.pay.bank.example' exists in 'us-east-1' alone", example => example.Set("traffic/aws_api_gateway_domain_name.West", "domain_name", "\"api-west.pay.bank.example\"")),
        new("DR105", "its certificate is in 'us-east-1', the domain in 'us-west-2'", example => example.Set("traffic/aws_api_gateway_domain_name.West", "regional_certificate_arn", "\"${aws_acm_certificate.East.arn}\"")),
        new("DR106", "validates 'api.pay.bank.example' like traffic/aws_route53_record.Proof", example => example
            .Add("traffic/aws_route53_record.Second", """{ "provider": "aws.secondary", "zone_id": "Z1", "ttl": 300, "name": "${tolist(aws_acm_certificate.West.domain_validation_options)[0].resource_record_name}" }""")),
        new("DR106", "keep one record, or set allow_overwrite = true", example => example
            .Set("traffic/aws_route53_record.Proof", "allow_overwrite", "true")
            .Add("traffic/aws_route53_record.Second", """{ "provider": "aws.secondary", "zone_id": "Z1", "ttl": 300, "name": "${tolist(aws_acm_certificate.West.domain_validation_options)[0].resource_record_name}" }""")),
        new("DR107", "lacks lifecycle.create_before_destroy = true", example => example.Remove("primary/aws_api_gateway_deployment.Deployment", "lifecycle")),
        new("DR107", "lacks triggers", example => example.Remove("primary/aws_api_gateway_deployment.Deployment", "triggers")),
        new("DR108", "sets stage_name", example => example.Set("primary/aws_api_gateway_deployment.Deployment", "stage_name", "\"live\"")),
        new("DR108", "has no aws_api_gateway_stage", example => example.Remove("primary/aws_api_gateway_stage.Stage").Remove("secondary/aws_api_gateway_stage.Stage")),
        new("DR109", "its routes are", example => example.Remove("secondary/aws_api_gateway_rest_api.Api", "body paths /payments")),
        new("DR110", "its throttling limits are */* throttling_burst_limit 1000, */* throttling_rate_limit 50", example => example
            .Set("secondary/aws_api_gateway_method_settings.Throttling", "settings throttling_rate_limit", "50")),
        new("DR111", "its API keys and usage plans are aws_api_gateway_api_key.Other", example => example
            .Add("primary/aws_api_gateway_api_key.Partner", """{ "provider": "aws.primary", "name": "partner" }""")
            .Add("secondary/aws_api_gateway_api_key.Other", """{ "provider": "aws.secondary", "name": "other" }""")),
    ];
}
