using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What <see cref="TableAlarms"/> are given.</summary>
public sealed record TableAlarmsProps
{
    /// <summary>Where metrics, alarms and topic are.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The threshold.</summary>
    public required AlarmSettings Settings { get; init; }

    /// <summary>The region's topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>Name of the table.</summary>
    public required string Table { get; init; }
}

/// <summary>What DynamoDB refuses and what it fails at, in one region.</summary>
public sealed class TableAlarms : Construct
{
    private const int FiveMinutes = 300;

    // CloudWatch publishes SystemErrors by table and operation, and not by the table alone.
    private static readonly SummedDimension Operations = new(
        "Operation",
        ["GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"]);

    /// <summary>Declares the alarms.</summary>
    public TableAlarms(Construct scope, string id, TableAlarmsProps props)
        : base(scope, id)
    {
        // A refused request has no table's name on it: the metric is of the whole account and region.
        var user = Alarm("UserErrors", "table-user-errors", new Dictionary<string, string>(), null,
            "DynamoDB refuses requests in this region: look for a wrong request or a missing right in the logs of its callers.");
        var system = Alarm("SystemErrors", "table-system-errors", new Dictionary<string, string> { ["TableName"] = props.Table }, Operations,
            "DynamoDB fails at requests to the table: look at AWS's health page of the region; the other region has the same table.");
        Names = [user.Name, system.Name];

        MetricAlarm Alarm(string metric, string purpose, IReadOnlyDictionary<string, string> dimensions, SummedDimension? sumOver, string description) => new(this, metric, new MetricAlarmProps
        {
            Placement = props.Placement,
            TopicArn = props.TopicArn,
            Purpose = purpose,
            Description = description,
            Namespace = "AWS/DynamoDB",
            Metric = metric,
            Dimensions = dimensions,
            SumOver = sumOver,
            Statistic = "Sum",
            Threshold = props.Settings.TableErrors,
            PeriodSeconds = FiveMinutes,
            Periods = 1,
        });
    }

    /// <summary>The alarms' names.</summary>
    public IReadOnlyList<string> Names { get; }
}
