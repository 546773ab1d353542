using DrTerraform.Constructs.Foundation;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What <see cref="HealthAlarms"/> are given.</summary>
public sealed record HealthAlarmsProps
{
    /// <summary>us-east-1, the only region in which Route 53 publishes the metrics of health checks.</summary>
    public required Placement Placement { get; init; }

    /// <summary>A topic in that region.</summary>
    public required string TopicArn { get; init; }

    /// <summary>Id of the check that is healthy while any region serves.</summary>
    public required string ServiceCheckId { get; init; }

    /// <summary>Id of the check that is healthy while the primary serves and the secondary stands by.</summary>
    public required string LatchCheckId { get; init; }

    /// <summary>Ids of the checks that are healthy while a region could serve, by provider alias.</summary>
    public required IReadOnlyDictionary<string, string> ReadyCheckIds { get; init; }
}

/// <summary>
/// What the world's checkers see. For people only: us-east-1 may be the region that is lost, so nothing that fails over rests on these.
/// </summary>
public sealed class HealthAlarms : Construct
{
    /// <summary>AWS's name of the region that the metrics are in.</summary>
    public const string Region = "us-east-1";

    /// <summary>Declares the alarms.</summary>
    public HealthAlarms(Construct scope, string id, HealthAlarmsProps props)
        : base(scope, id)
    {
        Alarm("Service", "no-region-serves", props.ServiceCheckId, "No region serves payments: a failover is under way or held. Read the health of both regions.");
        Alarm("Latch", "primary-not-serving", props.LatchCheckId, "The primary region does not serve. If the secondary does, the platform runs on its spare: plan the way back.");
        foreach (var (alias, checkId) in props.ReadyCheckIds)
        {
            Alarm($"Ready-{alias}", $"{alias}-not-ready", checkId, $"The {alias} region could not serve now: a failover to it would fail. Mend it first.");
        }

        void Alarm(string alarmId, string purpose, string checkId, string description) => _ = new MetricAlarm(this, alarmId, new MetricAlarmProps
        {
            Placement = props.Placement,
            TopicArn = props.TopicArn,
            Purpose = purpose,
            Description = description,
            Namespace = "AWS/Route53",
            Metric = "HealthCheckStatus",
            Dimensions = new Dictionary<string, string> { ["HealthCheckId"] = checkId },
            Statistic = "Minimum",
            Threshold = 1,
            Comparison = "LessThanThreshold",
            Periods = 1,
            MissingData = "breaching",
        });
    }
}
