using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What <see cref="MonitorAlarms"/> are given.</summary>
public sealed record MonitorAlarmsProps
{
    /// <summary>Where metrics, alarms and topic are.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The region's topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>Name of the region's failover monitor.</summary>
    public required string Monitor { get; init; }

    /// <summary>What the monitor goes by.</summary>
    public required FailoverSettings Settings { get; init; }
}

/// <summary>When a person has to look after a region's failover monitor, or to do what it may not.</summary>
public sealed class MonitorAlarms : Construct
{
    /// <summary>The namespace of the functions' own metrics.</summary>
    public const string Metrics = "DrTerraform";

    private readonly MonitorAlarmsProps _props;

    /// <summary>Declares the alarms.</summary>
    public MonitorAlarms(Construct scope, string id, MonitorAlarmsProps props)
        : base(scope, id)
    {
        _props = props;
        Alarm("monitor-silent", Metrics, "MonitorTicks", "Sum", threshold: 1, "LessThanThreshold", periods: 3, missingData: "breaching",
            description: "The failover monitor of this region has not looked for three minutes: nothing would be done about the loss of the other region. Read its log; until it looks again, fail over by hand if need be.");
        Alarm("promotion-held", Metrics, "PromotionsHeld", "Maximum", threshold: 0,
            description: "The other region looks lost and this one would take over, but may not. 'dr status' says what is missing: an approval, the end of a pause or of a cooldown, or a smaller lag. Decide.");
        Alarm("region-missed", Metrics, "OutageDuration", "Maximum", threshold: props.Settings.ConfirmAnsweringSeconds + props.Settings.PromotionSeconds,
            description: "The active region has been missed for longer than a takeover should take. Read 'dr status' and the events of RDS in this region.");
        Alarm("monitor-errors", "AWS/Lambda", "Errors", "Sum", threshold: 0,
            description: "A whole run of the failover monitor saw nothing, or did not end. Read its log.");
    }

    private void Alarm(
        string purpose, string space, string metric, string statistic, double threshold, string comparison = "GreaterThanThreshold", int periods = 1, string missingData = "notBreaching", string description = "") =>
        _ = new MetricAlarm(this, ConstructId.Of(purpose), new MetricAlarmProps
        {
            Placement = _props.Placement,
            TopicArn = _props.TopicArn,
            Purpose = purpose,
            Description = description,
            Namespace = space,
            Metric = metric,
            Dimensions = new Dictionary<string, string> { ["FunctionName"] = _props.Monitor },
            Statistic = statistic,
            Threshold = threshold,
            Comparison = comparison,
            Periods = periods,
            MissingData = missingData,
        });
}
