namespace DrTerraform.Policies;

/// <summary>Functions stay in their region, and their logs and failures are kept.</summary>
internal static class FunctionRules
{
    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR095", "A function's environment names nothing of another region",
            "an endpoint of the lost region in the environment is a failover that needs a deployment",
            deployment =>
                from function in deployment.Resources("aws_lambda_function")
                from variable in function.Body.Members("environment.variables")
                let value = variable.Value.ToString()
                let foreign = Resource.ArnRegions(value).Append(function.RegionOf(value)).FirstOrDefault(region => region is not null && region != function.Region)
                where foreign is not null
                select function.Breaks($"the variable {variable.Name} names something in '{foreign}', the function lives in '{function.Region}': give it its own region's")),

        Rule.Each("DR096", "Every function's log group is written down",
            "the one that Lambda makes by itself keeps everything for ever, without the region's key",
            "aws_lambda_function",
            function => function.Stack.Resources.Any(group => group.Type == "aws_cloudwatch_log_group"
                && (function.Text("logging_config.log_group") is { } name ? function.Means(name, group) : group.Text("name") == $"/aws/lambda/{function.Name}" || NamesIt(group, function)))
                ? null
                : $"has no aws_cloudwatch_log_group '/aws/lambda/{function.Name}': add it"),

        Rule.Each("DR097", "Log groups forget",
            "without a retention they keep everything for ever, and cost as much",
            "aws_cloudwatch_log_group",
            group => group.Number("retention_in_days") is > 0 ? null : "has no retention_in_days: set it"),

        Rule.Each("DR098", "Log groups are encrypted by a KMS key",
            "logs tell more about a system than its data",
            "aws_cloudwatch_log_group",
            group => string.IsNullOrEmpty(group.Text("kms_key_id")) ? "has no kms_key_id: name the region's key" : null),

        Rule.Over("DR099", "A function that is called without waiting keeps what it could not do",
            "after two retries Lambda throws the event away",
            deployment => Asynchronous(deployment)
                .Where(function => !function.Has("dead_letter_config.target_arn"))
                .Where(function => deployment.Resources("aws_lambda_function_event_invoke_config").All(config =>
                    !config.Means(config.Text("function_name"), function) || !config.Has("destination_config.on_failure.destination")))
                .Select(function => function.Breaks("is called by events and has no dead-letter queue: set dead_letter_config, or a destination on failure"))),

        Rule.Over("DR100", "A function that is called without waiting has an alarm",
            "its caller never learns that it failed, so nobody does",
            deployment => Asynchronous(deployment)
                .Where(function => !WatchRules.Alarms(deployment).Any(alarm =>
                    WatchRules.MetricsOf(alarm).Any(metric => metric.Namespace == "AWS/Lambda" && metric.Dimensions.Any(value => alarm.Means(value, function)))))
                .Select(function => function.Breaks("is called by events and no alarm watches its AWS/Lambda metrics: add one on Errors"))),
    ];

    private static bool NamesIt(Resource group, Resource function) => ReferenceEquals(group.Target(group.Text("name")), function);

    private static IEnumerable<Resource> Asynchronous(Deployment deployment)
    {
        var targets = new[] { ("aws_cloudwatch_event_target", "arn"), ("aws_sns_topic_subscription", "endpoint"), ("aws_scheduler_schedule", "target.arn"), ("aws_s3_bucket_notification", "lambda_function.lambda_function_arn") }
            .SelectMany(caller => deployment.Resources(caller.Item1).Select(resource => (Caller: resource, Target: resource.Text(caller.Item2))))
            .ToArray();
        return deployment.Resources("aws_lambda_function").Where(function => targets.Any(target => target.Caller.Means(target.Target, function)));
    }
}
