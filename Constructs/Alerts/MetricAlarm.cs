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

    /// <summary>The metric's dimensions; none for a metric of the whole account and region.</summary>
    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    /// <summary>
    /// A further dimension over whose values the metric is summed, for metrics that AWS publishes apart only. At most ten values: what
    /// CloudWatch adds up in an alarm.
    /// </summary>
    public SummedDimension? SumOver { get; init; }

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

/// <summary>A dimension over whose values a metric is summed.</summary>
/// <param name="Name">The dimension's name.</param>
/// <param name="Values">Its values.</param>
public sealed record SummedDimension(string Name, IReadOnlyList<string> Values);

/// <summary>One CloudWatch alarm that tells its own region's topic when it begins and when it ends.</summary>
public sealed class MetricAlarm : Construct
{
    /// <summary>Declares the alarm.</summary>
    public MetricAlarm(Construct scope, string id, MetricAlarmProps props)
        : base(scope, id)
    {
        Name = props.Placement.Names.Of(Named.Alarm, props.Purpose);
        var config = new CloudwatchMetricAlarmConfig
        {
            Provider = props.Placement.Provider,
            AlarmName = Name,
            AlarmDescription = props.Description,
            Threshold = props.Threshold,
            ComparisonOperator = props.Comparison,
            EvaluationPeriods = props.Periods,
            TreatMissingData = props.MissingData,
            AlarmActions = [props.TopicArn],
            OkActions = [props.TopicArn],
        };
        if (props.SumOver is { } summed)
        {
            config.MetricQuery = Sum(props, summed).ToArray();
        }
        else
        {
            var percentile = props.Statistic.StartsWith('p');
            config.Namespace = props.Namespace;
            config.MetricName = props.Metric;
            config.Dimensions = props.Dimensions.Count > 0 ? new Dictionary<string, string>(props.Dimensions) : null;
            config.Statistic = percentile ? null : props.Statistic;
            config.ExtendedStatistic = percentile ? props.Statistic : null;
            config.Period = props.PeriodSeconds;
        }

        Resource = new CloudwatchMetricAlarm(this, "Alarm", config);
    }

    /// <summary>The alarm, for whatever must wait for it.</summary>
    public CloudwatchMetricAlarm Resource { get; }

    /// <summary>The alarm's name.</summary>
    public string Name { get; }

    private static IEnumerable<CloudwatchMetricAlarmMetricQuery> Sum(MetricAlarmProps props, SummedDimension summed)
    {
        yield return new CloudwatchMetricAlarmMetricQuery { Id = "total", Label = props.Metric, Expression = "SUM(METRICS())", ReturnData = true };
        foreach (var (value, index) in summed.Values.Select((value, index) => (value, index)))
        {
            yield return new CloudwatchMetricAlarmMetricQuery
            {
                Id = $"m{index}",
                Metric = new CloudwatchMetricAlarmMetricQueryMetric
                {
                    Namespace = props.Namespace,
                    MetricName = props.Metric,
                    Dimensions = new Dictionary<string, string>(props.Dimensions) { [summed.Name] = value },
                    Stat = props.Statistic,
                    Period = props.PeriodSeconds,
                },
            };
        }
    }
}
