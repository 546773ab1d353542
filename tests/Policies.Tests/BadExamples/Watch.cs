using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Watch
{
    private const string Service = "traffic/aws_cloudwatch_metric_alarm.Service";
    private const string Rpo = "secondary/aws_cloudwatch_metric_alarm.RpoLag";

    public static IEnumerable<BadExample> All =>
    [
        new("DR126", "no alarm in 'us-west-2' watches AuroraGlobalDBRPOLag of this cluster", example => example.Set(Rpo, "dimensions DBClusterIdentifier", "\"aurora-primary\"")),
        new("DR126", "no alarm in 'us-west-2' watches", example => example.Set(Rpo, "metric_name", "\"AuroraGlobalDBReplicationLag\"")),
        new("DR127", "threshold is '60000' milliseconds: set less than 60000", example => example.Set(Rpo, "threshold", "60000")),
        new("DR128", "treat_missing_data is 'breaching': set notBreaching", example => example.Set(Rpo, "treat_missing_data", "\"breaching\"")),
        new("DR129", "no aws_db_event_subscription in 'us-west-2' hears", example => example.Set("secondary/aws_db_event_subscription.Events", "event_categories", """[ "notification" ]""")),
        new("DR129", "no aws_db_event_subscription in 'us-east-1' hears", example => example.Set("primary/aws_db_event_subscription.Events", "source_type", "\"db-instance\"")),
        new("DR130", "has no alarm_actions that are enabled", example => example.Remove(Rpo, "alarm_actions")),
        new("DR130", "has no alarm_actions that are enabled", example => example.Set(Rpo, "actions_enabled", "false")),
        new("DR131", "alarm_actions names something in 'us-east-1', the alarm lives in 'us-west-2'", example => example.Set(Rpo, "alarm_actions 0", "\"arn:aws:sns:us-east-1:111122223333:sns-alerts-primary\"")),
        new("DR132", "lives in 'us-west-2': give it a provider in us-east-1", example => example.Set(Service, "provider", "\"aws.secondary\"").Set(Service, "alarm_actions 0", "\"arn:aws:sns:us-west-2:111122223333:sns-alerts-secondary\"")),
        new("DR133", "moves arn:aws:lambda:us-east-1:111122223333:function:lambda-failover", example => example.Set(Service, "alarm_actions 1", "\"arn:aws:lambda:us-east-1:111122223333:function:lambda-failover\"")),
        new("DR133", "moves traffic/aws_route53_health_check.FromAlarm", example => example
            .Add("traffic/aws_route53_health_check.FromAlarm", """{ "provider": "aws.primary", "type": "CLOUDWATCH_METRIC", "cloudwatch_alarm_region": "us-east-1", "cloudwatch_alarm_name": "${aws_cloudwatch_metric_alarm.Service.alarm_name}" }""")),
    ];
}
