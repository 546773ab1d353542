namespace DrTerraform.Policies;

/// <summary>One key per region, rotated, open to the services of its own region and to nobody else.</summary>
internal static class KeyRules
{
    // Which service writes to a topic or queue, by the resource that makes it write: it needs the key of what it writes to.
    private static readonly (string Type, string Argument, string Service)[] Publishers =
    [
        ("aws_cloudwatch_metric_alarm", "alarm_actions", "cloudwatch.amazonaws.com"),
        ("aws_cloudwatch_composite_alarm", "alarm_actions", "cloudwatch.amazonaws.com"),
        ("aws_db_event_subscription", "sns_topic", "events.rds.amazonaws.com"),
        ("aws_cloudwatch_event_target", "arn", "events.amazonaws.com"),
        ("aws_backup_vault_notifications", "sns_topic_arn", "backup.amazonaws.com"),
        ("aws_sns_topic_subscription", "endpoint", "sns.amazonaws.com"),
    ];

    // Services that use a key for their caller at run time, by the resource that names the key.
    private static readonly (string Type, string Argument, string Service)[] Users =
    [
        ("aws_dynamodb_table", "server_side_encryption.kms_key_arn", "dynamodb"),
        ("aws_secretsmanager_secret", "kms_key_id", "secretsmanager"),
        ("aws_sns_topic", "kms_master_key_id", "sns"),
        ("aws_sqs_queue", "kms_master_key_id", "sqs"),
        ("aws_ssm_parameter", "key_id", "ssm"),
    ];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR030", "Everything is encrypted by a key of its own region",
            "with the other region gone, data under its key cannot be read",
            deployment =>
                from resource in deployment.All
                where resource.Type != "aws_rds_cluster"
                from member in resource.Strings
                where member.Path.Split('.') is var path && IsKey(path[^1]) && path[0] is not ("replica" or "rule")
                let region = resource.RegionOf(member.Value)
                where region is not null && resource.Region is not null && region != resource.Region
                select resource.Breaks($"{member.Path} is a key in '{region}', the resource lives in '{resource.Region}': use that region's key")),

        Rule.Over("DR031", "Each regional stack makes a key of its own",
            "a key from elsewhere couples the region to it at every decrypt",
            deployment => RegionRules.Regional(deployment)
                .Where(stack => stack.Resources.Any(resource => resource.Strings.Any(member => IsKey(member.Path.Split('.')[^1]))))
                .Where(stack => stack.Resources.All(resource => resource.Type != "aws_kms_key"))
                .Select(stack => stack.Breaks("encrypts, but holds no aws_kms_key: make the region's own key here"))),

        Rule.Each("DR032", "No key spans regions",
            "a replica key needs its primary key to be managed, so the surviving region would depend on the lost one",
            ["aws_kms_key", "aws_kms_replica_key"],
            key => key.Type == "aws_kms_replica_key" || key.Flag("multi_region") ? "is a multi-region key: make one key per region" : null),

        Rule.Each("DR033", "Keys rotate",
            "a key that never changes makes one leak last for ever",
            "aws_kms_key",
            key => key.Flag("enable_key_rotation") ? null : "does not set enable_key_rotation = true: set it"),

        Rule.Each("DR034", "A key lets its account use it through AWS services",
            "rights by kms:ViaService need no ARN of the key, so no stack has to know another stack's key",
            "aws_kms_key",
            key => key.Stack.Name == "backend" || StatementsOf(key).Any(statement => statement.Allows && statement.On("kms:ViaService") is not null)
                ? null
                : "its policy has no statement with the condition kms:ViaService: add one for the services that use the key"),

        Rule.Over("DR035", "A key's policy lets in nobody of another account",
            "kms:ViaService alone is true for every account that uses the service",
            deployment => deployment.Statements
                .Where(statement => statement.Kind == DocumentKind.Key && statement.Allows && statement.Principals.Contains("AWS:*"))
                .Where(statement => statement.On("kms:CallerAccount") is null && statement.On("aws:PrincipalAccount") is null)
                .Select(statement => statement.Holder.Breaks("allows the principal '*' without a condition on kms:CallerAccount: add it"))),

        Rule.Over("DR036", "A key's policy names the services of its own region",
            "the key exists in one region, so the services of another never ask for it, and the ones that do are refused",
            deployment =>
                from statement in deployment.Statements
                where statement.Kind == DocumentKind.Key && statement.Allows
                from service in statement.Principals.Select(principal => principal.Split(':', 2)[1]).Concat(statement.On("kms:ViaService")?.Values ?? [])
                where service.Split('.') is [_, var region, "amazonaws", "com"] && region.Contains('-', StringComparison.Ordinal)
                    && statement.Holder.Region is { } own && region != own
                select statement.Holder.Breaks($"names '{service}', the key lives in '{statement.Holder.Region}': name that region's service")),

        Rule.Each("DR037", "The key of a log group lets in the log service of its region",
            "CloudWatch Logs refuses to make a log group whose key it may not use",
            "aws_cloudwatch_log_group",
            group => KeyOf(group, "kms_key_id") is { } key && !LetsIn(key, $"logs.{key.Region}.amazonaws.com") && !LetsIn(key, "logs.amazonaws.com")
                ? $"its key {key.Address} does not let in 'logs.{key.Region}.amazonaws.com': add the principal to the key's policy"
                : null),

        Rule.Over("DR038", "The key of a topic or queue lets in every service that writes to it",
            "a notification that may not use the key is dropped without a word, alarms first of all",
            deployment =>
                from publisher in Publishers
                from source in deployment.Resources(publisher.Type)
                from text in source.Texts(publisher.Argument)
                from target in deployment.Resources("aws_sns_topic").Concat(deployment.Resources("aws_sqs_queue"))
                where source.Means(text, target) && (source.RegionOf(text) ?? target.Region) == target.Region
                let message = Refusal(target, publisher.Service)
                where message is not null
                select source.Breaks(message)),

        Rule.Over("DR039", "A key is open to each service that uses it",
            "roles hold no right to keys, so a service that the key's policy leaves out cannot read for anyone",
            deployment =>
                from user in Users
                from resource in deployment.Resources(user.Type)
                let key = KeyOf(resource, user.Argument)
                where key is not null && key.Stack.Name != "backend" && !OpenTo(key, user.Service)
                select resource.Breaks($"uses {key.Address}, whose policy does not allow '{user.Service}.{key.Region}.amazonaws.com' by kms:ViaService: add the service")),
    ];

    /// <summary>The key that an argument means, by reference, by alias or by name; null when the deployment does not hold it.</summary>
    internal static Resource? KeyOf(Resource resource, string argument)
    {
        var text = resource.Text(argument);
        var target = resource.Target(text)
            ?? resource.Stack.Deployment.Resources("aws_kms_alias").FirstOrDefault(alias =>
                resource.Means(text, alias) && alias.Region == (resource.RegionOf(text) ?? resource.Region));
        return target is { Type: "aws_kms_alias" } ? target.Target(target.Text("target_key_id")) : target is { Type: "aws_kms_key" } ? target : null;
    }

    /// <summary>The statements of a key's policy, inline or apart.</summary>
    internal static IEnumerable<Statement> StatementsOf(Resource key) =>
        key.Stack.Deployment.Statements.Where(statement => statement.Kind == DocumentKind.Key
            && (statement.Holder == key || (statement.Holder.Type == "aws_kms_key_policy" && statement.Holder.Means(statement.Holder.Text("key_id"), key))));

    private static bool IsKey(string argument) =>
        argument is "kms_key_id" or "kms_key_arn" or "kms_master_key_id" or "kms_key" or "performance_insights_kms_key_id" or "encryption_key";

    private static bool LetsIn(Resource key, string service) =>
        StatementsOf(key).Any(statement => statement.Allows && statement.Principals.Contains($"Service:{service}"));

    private static bool OpenTo(Resource key, string service) =>
        StatementsOf(key).Any(statement => statement.Allows
            && (statement.On("kms:ViaService")?.Values.Contains($"{service}.{key.Region}.amazonaws.com") == true || statement.Principals.Contains($"Service:{service}.amazonaws.com")));

    private static string? Refusal(Resource target, string service) =>
        target.Text("kms_master_key_id")?.StartsWith("alias/aws/", StringComparison.Ordinal) == true
            ? $"writes to {target.Address}, whose key is AWS's own, which no service but the owner may use: give it a key of the deployment"
        : KeyOf(target, "kms_master_key_id") is { } key && !LetsIn(key, service)
            ? $"writes to {target.Address}, whose key {key.Address} does not let in '{service}': add the principal to the key's policy"
        : null;
}
