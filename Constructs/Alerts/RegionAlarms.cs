using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What <see cref="RegionAlarms"/> are given.</summary>
public sealed record RegionAlarmsProps
{
    /// <summary>Where metrics, alarms and topic are.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The thresholds.</summary>
    public required AlarmSettings Settings { get; init; }

    /// <summary>The region's topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>Identifier of the region's own cluster.</summary>
    public required string DatabaseIdentifier { get; init; }

    /// <summary>Names of the region's functions, by what they are for.</summary>
    public required IReadOnlyDictionary<string, string> Functions { get; init; }

    /// <summary>Name of the region's dead-letter queue.</summary>
    public required string DeadLetterQueue { get; init; }

    /// <summary>Name of the region's API.</summary>
    public required string ApiName { get; init; }

    /// <summary>Name of the API's stage.</summary>
    public required string ApiStage { get; init; }
}

/// <summary>
/// The alarms of a region, the same in both. The two lags are measured by AWS in the waiting region only, so after a role swap the
/// twin in the other region takes over and the first falls silent.
/// </summary>
public sealed class RegionAlarms : Construct
{
    private const int FiveMinutes = 300;

    /// <summary>Declares the alarms.</summary>
    public RegionAlarms(Construct scope, string id, RegionAlarmsProps props)
        : base(scope, id)
    {
        var settings = props.Settings;

        var database = Metric("AWS/RDS", ("DBClusterIdentifier", props.DatabaseIdentifier));
        Alarm("ReplicationLag", database with
        {
            Purpose = "replication-lag",
            Metric = "AuroraGlobalDBReplicationLag",
            Threshold = settings.ReplicationLagMilliseconds,
            Description = "This region's copy of the database falls behind. A failover now would lose as much as the RPO lag says.",
        });
        Alarm("RpoLag", database with
        {
            Purpose = "rpo-lag",
            Metric = "AuroraGlobalDBRPOLag",
            Threshold = TimeSpan.FromSeconds(settings.RpoLagSeconds).TotalMilliseconds,
            Description = "More acknowledged work than allowed would be lost with the other region. Find what slows replication before anything else.",
        });
        Alarm("DatabaseCpu", database with
        {
            Purpose = "database-cpu",
            Metric = "CPUUtilization",
            Threshold = settings.DatabaseCpuPercent,
            Periods = 5,
            Description = "The database is short of CPU: look at its capacity ceiling and at the slowest statements.",
        });
        Alarm("DatabaseConnections", database with
        {
            Purpose = "database-connections",
            Metric = "DatabaseConnections",
            Threshold = settings.DatabaseConnections,
            Description = "More connections than expected: look for a burst of function instances.",
        });
        Alarm("DatabaseDeadlocks", database with
        {
            Purpose = "database-deadlocks",
            Metric = "Deadlocks",
            Threshold = 0,
            Description = "Statements block each other for good: payments are being refused.",
        });

        foreach (var (purpose, name) in props.Functions)
        {
            var function = Metric("AWS/Lambda", ("FunctionName", name)) with { Statistic = "Sum", PeriodSeconds = FiveMinutes, Periods = 1, Threshold = settings.FunctionErrors };
            Alarm($"{Pascal(purpose)}Errors", function with
            {
                Purpose = $"{purpose}-errors",
                Metric = "Errors",
                Description = $"{name} fails: read its log.",
            });
            Alarm($"{Pascal(purpose)}Throttles", function with
            {
                Purpose = $"{purpose}-throttles",
                Metric = "Throttles",
                Description = $"{name} is throttled: the region's concurrency quota is used up. Ask AWS for more, in both regions.",
            });
        }

        Alarm("DeadLetters", Metric("AWS/SQS", ("QueueName", props.DeadLetterQueue)) with
        {
            Purpose = "dead-letters",
            Metric = "ApproximateNumberOfMessagesVisible",
            Threshold = 0,
            Periods = 1,
            Description = "A function gave up on an event: read the message, mend the cause, replay it.",
        });

        var api = Metric("AWS/ApiGateway", ("ApiName", props.ApiName), ("Stage", props.ApiStage)) with { PeriodSeconds = FiveMinutes, Periods = 1 };
        Alarm("ApiServerErrors", api with
        {
            Purpose = "api-server-errors",
            Metric = "5XXError",
            Statistic = "Sum",
            Threshold = settings.ApiServerErrors,
            Description = "The API answers with server errors: compare with the functions' errors and the database.",
        });
        Alarm("ApiLatency", api with
        {
            Purpose = "api-latency",
            Metric = "Latency",
            Statistic = "p99",
            Threshold = settings.ApiLatencyMilliseconds,
            Description = "The slowest hundredth of calls is too slow: compare with the functions' durations and the database's load.",
        });

        MetricAlarmProps Metric(string space, params (string Name, string Value)[] dimensions) => new()
        {
            Placement = props.Placement,
            TopicArn = props.TopicArn,
            Namespace = space,
            Dimensions = dimensions.ToDictionary(dimension => dimension.Name, dimension => dimension.Value),
            Purpose = string.Empty,
            Description = string.Empty,
            Metric = string.Empty,
            Threshold = 0,
        };

        void Alarm(string alarmId, MetricAlarmProps alarm) => _ = new MetricAlarm(this, alarmId, alarm);
    }

    private static string Pascal(string purpose) =>
        string.Concat(purpose.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
