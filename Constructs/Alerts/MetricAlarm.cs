using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchMetricAlarm;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What a <see cref="MetricAlarm"/> is given.</summary>
public sealed record MetricAlarmProps
{
    /// <summary>Where metric, alarm and topic are.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The topic that is told of an alarm and of its end, in the same region.</summary>
    public required string TopicArn { get; init; }

    /// <summary>What the alarm is about, as it stands in its name: lower case, with hyphens.</summary>
    public required string Purpose { get; init; }

    /// <summary>What it means and what to do, for whoever is woken by it.</summary>
    public required string Description { get; init; }

    /// <summary>The metric's namespace, e.g. <c>AWS/RDS</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The metric's dimensions.</summary>
    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    /// <summary>Statistic, e.g. <c>Sum</c>, or a percentile, e.g. <c>p99</c>.</summary>
    public string Statistic { get; init; } = "Maximum";

    /// <summary>Value that is compared with, in the metric's unit.</summary>
    public required double Threshold { get; init; }

    /// <summary>How it is compared.</summary>
    public string Comparison { get; init; } = "GreaterThanThreshold";

    /// <summary>Length of a period in seconds.</summary>
    public int PeriodSeconds { get; init; } = 60;

    /// <summary>Periods in a row that must break the threshold.</summary>
    public int Periods { get; init; } = 3;

    /// <summary>What no data means: some metrics exist only while there is load, or only in the region that waits.</summary>
    public string MissingData { get; init; } = "notBreaching";
}

/// <summary>One CloudWatch alarm that tells its own region's topic when it begins and when it ends.</summary>
public sealed class MetricAlarm : Construct
{
    /// <summary>Declares the alarm.</summary>
    public MetricAlarm(Construct scope, string id, MetricAlarmProps props)
        : base(scope, id)
    {
        var percentile = props.Statistic.StartsWith('p');
        Name = props.Placement.Names.Of(Named.Alarm, props.Purpose);
        Resource = new CloudwatchMetricAlarm(this, "Alarm", new CloudwatchMetricAlarmConfig
        {
            Provider = props.Placement.Provider,
            AlarmName = Name,
            AlarmDescription = props.Description,
            Namespace = props.Namespace,
            MetricName = props.Metric,
            Dimensions = new Dictionary<string, string>(props.Dimensions),
            Statistic = percentile ? null : props.Statistic,
            ExtendedStatistic = percentile ? props.Statistic : null,
            Threshold = props.Threshold,
            ComparisonOperator = props.Comparison,
            Period = props.PeriodSeconds,
            EvaluationPeriods = props.Periods,
            TreatMissingData = props.MissingData,
            AlarmActions = [props.TopicArn],
            OkActions = [props.TopicArn],
        });
    }

    /// <summary>The alarm, for whatever must wait for it.</summary>
    public CloudwatchMetricAlarm Resource { get; }

    /// <summary>The alarm's name.</summary>
    public string Name { get; }
}
