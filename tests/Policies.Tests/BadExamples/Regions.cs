using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Regions
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR001", "has no provider: name one of aws.secondary", example => example.Remove("secondary/aws_route_table.Routes", "provider")),
        new("DR001", "provider is 'aws.third'", example => example.Set("global/aws_backup_vault.West", "provider", "\"aws.third\"")),
        new("DR001", "has no provider", example => example.Remove("primary/ephemeral.aws_secretsmanager_random_password.Master", "provider")),
        new("DR002", "uses the provider 'aws.primary'", example => example
            .Set("secondary", "provider aws 1", """{ "alias": "primary", "region": "us-east-1", "default_tags": [ { "tags": { "Environment": "DR", "Region": "primary" } } ] }""")),
        new("DR003", "means us-west-1, us-west-2", example => example
            .Set("traffic", "provider aws 2", """{ "alias": "edge", "region": "us-west-1", "default_tags": [ { "tags": { "Environment": "DR", "Region": "edge" } } ] }""")
            .Set("global", "provider aws 2", """{ "alias": "edge", "region": "us-west-2", "default_tags": [ { "tags": { "Environment": "DR", "Region": "edge" } } ] }""")),
        new("DR004", "names an ARN in 'us-east-1', the resource lives in 'us-west-2'", example => example
            .Set("secondary/aws_cloudwatch_event_target.Tick", "role_arn", "\"arn:aws:events:us-east-1:111122223333:rule/x\"")),
        new("DR004", "body names an ARN in 'us-east-1'", example => example
            .Set("secondary/aws_api_gateway_rest_api.Api", "body paths /health get x-amazon-apigateway-integration uri", "\"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f\"")),
        new("DR005", "lacks the default tags Environment", example => example.Remove("secondary", "provider aws 0 default_tags 0 tags Environment")),
        new("DR005", "has no default_tags", example => example.Remove("traffic", "provider aws 1 default_tags")),
        new("DR006", "tags Region = 'primary': allowed are 'secondary' and 'us-west-2'", example => example.Set("secondary", "provider aws 0 default_tags 0 tags Region", "\"primary\"")),
        new("DR007", "holds 0 aws_sns_topic_policy, primary holds 1", example => example.Remove("secondary/aws_sns_topic_policy.Alerts")),
        new("DR008", "differs from primary/aws_lambda_function.Webhook in memory_size, timeout", example => example
            .Set("secondary/aws_lambda_function.Webhook", "memory_size", "512").Set("secondary/aws_lambda_function.Webhook", "timeout", "30")),
        new("DR008", "the names of environment variables", example => example.Set("secondary/aws_lambda_function.Monitor", "environment variables DR_MORE", "\"1\"")),
        new("DR009", "reads another stack's state", example => example
            .Set("global", "data terraform_remote_state Primary", """{ "backend": "s3", "config": { "key": "primary.tfstate" } }""")),
        new("DR010", "refers to aws_sns_topic.Elsewhere", example => example.Set("secondary/aws_rds_cluster.Cluster", "iam_roles", """[ "${aws_sns_topic.Elsewhere.arn}" ]""")),
        new("DR010", "refers to aws_route_table.Gone", example => example.Set("global", "output routes", """{ "value": "${aws_route_table.Gone.id}" }""")),
        new("DR011", "uses random_string", example => example.Add("global/random_string.Suffix", """{ "length": 6 }""")),
        new("DR011", "uses name_prefix", example => example.Set("global/aws_iam_role.Copier", "name_prefix", "\"role\"")),
    ];
}
