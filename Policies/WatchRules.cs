namespace DrTerraform.Policies;

/// <summary>One metric that an alarm looks at.</summary>
internal sealed record Metric(string? Namespace, string? Name, IReadOnlyList<string> Dimensions);

/// <summary>Alarms and events that reach somebody, from the region that survives.</summary>
internal static class WatchRules
{
    private const string RpoLag = "AuroraGlobalDBRPOLag";

    private static readonly string[] AlarmTypes = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR126", "Each region has an alarm on the RPO lag of its own cluster",
            "the metric exists only where the standby is, and the standby moves: one alarm goes blind after a failover",
            deployment =>
                from global in deployment.Resources("aws_rds_global_cluster").Take(1)
                from cluster in deployment.Resources("aws_rds_cluster")
                where !RpoAlarms(deployment).Any(alarm => alarm.Region == cluster.Region && MetricsOf(alarm).Any(metric =>
                    metric.Name == RpoLag && metric.Dimensions.Any(value => alarm.Means(value, cluster))))
                select cluster.Breaks($"no alarm in '{cluster.Region}' watches {RpoLag} of this cluster: add one")),

        Rule.Over("DR127", "The alarm on the RPO lag sounds before the objective is lost",
            "an alarm at the objective tells of the loss, not of the danger",
            deployment =>
                from alarm in RpoAlarms(deployment)
                let limit = deployment.Facts.RecoveryPointObjective.TotalMilliseconds
                where alarm.Number("threshold") is not { } threshold || threshold >= limit
                select alarm.Breaks($"threshold is '{alarm.Text("threshold") ?? "absent"}' milliseconds: set less than {limit:0}")),

        Rule.Over("DR128", "The alarm on the RPO lag is quiet where there is no lag to measure",
            "the metric is missing in the region that writes, and an alarm that always sounds is one that nobody hears",
            deployment => RpoAlarms(deployment)
                .Where(alarm => alarm.Text("treat_missing_data") != "notBreaching")
                .Select(alarm => alarm.Breaks($"treat_missing_data is '{alarm.Text("treat_missing_data") ?? "absent"}': set notBreaching"))),

        Rule.Over("DR129", "Each region is told of failovers by RDS itself",
            "RDS reports fencing that timed out, or a promoted cluster without instances, as an event and nowhere else",
            deployment =>
                from cluster in deployment.Resources("aws_rds_cluster")
                where !deployment.Resources("aws_db_event_subscription").Any(subscription => Hears(subscription, cluster))
                select cluster.Breaks($"no aws_db_event_subscription in '{cluster.Region}' hears db-cluster events of the categories failover and global-failover of it: add one to the region's topic")),

        Rule.Over("DR130", "Every alarm tells somebody",
            "an alarm without an action is a light in an empty room",
            deployment => Alarms(deployment)
                .Where(alarm => alarm.Texts("alarm_actions").Count == 0 || alarm.Text("actions_enabled") == "false")
                .Select(alarm => alarm.Breaks("has no alarm_actions that are enabled: name the region's topic"))),

        Rule.Over("DR131", "An alarm tells somebody in its own region",
            "CloudWatch cannot notify a topic of another region",
            deployment =>
                from alarm in Alarms(deployment)
                from argument in new[] { "alarm_actions", "ok_actions", "insufficient_data_actions" }
                from action in alarm.Texts(argument)
                let region = alarm.RegionOf(action)
                where region is not null && region != alarm.Region
                select alarm.Breaks($"{argument} names something in '{region}', the alarm lives in '{alarm.Region}': name that region's topic")),

        Rule.Over("DR132", "Alarms on Route 53's metrics live in us-east-1",
            "the metrics exist there alone; anywhere else the alarm never gets data",
            deployment => Alarms(deployment)
                .Where(alarm => WatchesRoute53(alarm) && alarm.Region is { } region && region != "us-east-1")
                .Select(alarm => alarm.Breaks($"lives in '{alarm.Region}': give it a provider in us-east-1"))),

        Rule.Over("DR133", "Alarms on Route 53's metrics trigger no failover",
            "they live in us-east-1, which may be the region that failed",
            deployment =>
                from alarm in Alarms(deployment)
                where WatchesRoute53(alarm)
                let trigger = alarm.Texts("alarm_actions").FirstOrDefault(action => action.Contains(":lambda:", StringComparison.Ordinal) || alarm.Target(action)?.Type == "aws_lambda_function")
                    ?? deployment.Resources("aws_route53_health_check").FirstOrDefault(check => check.Means(check.Text("cloudwatch_alarm_name"), alarm))?.Address
                where trigger is not null
                select alarm.Breaks($"moves {trigger}: let it notify people, and let the monitor of the surviving region decide")),
    ];

    /// <summary>Metric alarms and composite alarms.</summary>
    internal static IEnumerable<Resource> Alarms(Deployment deployment) => AlarmTypes.SelectMany(deployment.Resources);

    /// <summary>The metrics of an alarm, whether it names one itself or several in queries.</summary>
    internal static IEnumerable<Metric> MetricsOf(Resource alarm) =>
        alarm.Blocks("metric_query").SelectMany(query => JsonReading.Blocks(query, "metric")).Prepend(alarm.Body)
            .Where(metric => metric.Has("metric_name"))
            .Select(metric => new Metric(
                metric.Text("namespace"),
                metric.Text("metric_name"),
                [.. metric.Members("dimensions").Select(dimension => dimension.Value.ToString())]));

    private static IEnumerable<Resource> RpoAlarms(Deployment deployment) =>
        Alarms(deployment).Where(alarm => MetricsOf(alarm).Any(metric => metric.Name == RpoLag));

    private static bool WatchesRoute53(Resource alarm) => MetricsOf(alarm).Any(metric => metric.Namespace == "AWS/Route53");

    private static bool Hears(Resource subscription, Resource cluster)
    {
        // AWS writes the category with a blank in its documentation and with a hyphen in its API.
        var categories = subscription.Texts("event_categories").Select(category => category.Replace(' ', '-')).ToArray();
        return subscription.Region == cluster.Region
            && (subscription.Text("source_type") ?? "db-cluster") == "db-cluster"
            && subscription.Text("enabled") != "false"
            && (categories.Length == 0 || (categories.Contains("failover") && categories.Contains("global-failover")))
            && (subscription.Texts("source_ids") is not { Count: > 0 } sources || sources.Any(source => subscription.Means(source, cluster)))
            && (subscription.RegionOf(subscription.Text("sns_topic")) ?? cluster.Region) == cluster.Region;
    }
}
