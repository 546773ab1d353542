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

    /// <summary>Identifier of the region's own cluster; null without one.</summary>
    public string? DatabaseIdentifier { get; init; }

    /// <summary>Names of the region's functions, by what they are for.</summary>
    public required IReadOnlyDictionary<string, string> Functions { get; init; }

    /// <summary>Name of the region's dead-letter queue.</summary>
    public required string DeadLetterQueue { get; init; }

    /// <summary>The region's REST API; null without one.</summary>
    public WatchedApi? Api { get; init; }
}

/// <summary>A REST API as CloudWatch knows it.</summary>
/// <param name="Name">The API's name.</param>
/// <param name="Stage">Name of its stage.</param>
public sealed record WatchedApi(string Name, string Stage);

/// <summary>
/// The alarms of a region, the same in both. The two lags are measured by AWS in the waiting region only, so after a role swap the
/// twin in the other region takes over and the first falls silent.
/// </summary>
public sealed class RegionAlarms : Construct
{
    private const int FiveMinutes = 300;

    private readonly RegionAlarmsProps _props;
    private readonly List<MetricAlarm> _symptoms = [];
    private readonly List<MetricAlarm> _causes = [];
    private readonly List<string> _names = [];

    /// <summary>Declares the alarms.</summary>
    public RegionAlarms(Construct scope, string id, RegionAlarmsProps props)
        : base(scope, id)
    {
        _props = props;
        if (props.DatabaseIdentifier is { } identifier)
        {
            WatchDatabase(identifier, props.Settings);
        }

        foreach (var (purpose, name) in props.Functions)
        {
            _causes.Add(Function($"{purpose}-errors", name, "Errors", $"{name} fails: read its log."));
            _ = Function($"{purpose}-throttles", name, "Throttles", $"{name} is throttled: the region's concurrency quota is used up. Ask AWS for more, in both regions.");
        }

        _ = Alarm("dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", [("QueueName", props.DeadLetterQueue)], 0,
            "A function gave up on an event: read the message, mend the cause, replay it.", periods: 1);

        if (props.Api is { } api)
        {
            WatchApi(api, props.Settings);
        }

        if (_symptoms.Count > 0 && _causes.Count > 0)
        {
            _ = new CompositeAlarm(this, "ClientsAffected", new CompositeAlarmProps
            {
                Placement = props.Placement,
                TopicArn = props.TopicArn,
                Purpose = "clients-affected",
                Description = "Clients get errors or wait, and a function fails or the database is overloaded: this is an incident of this region, not noise.",
                EachOf = [_symptoms, _causes],
            });
        }
    }

    /// <summary>The names of the alarms that are no sum of others.</summary>
    public IReadOnlyList<string> Names => _names;

    private void WatchDatabase(string identifier, AlarmSettings settings)
    {
        _ = Database("replication-lag", "AuroraGlobalDBReplicationLag", settings.ReplicationLagMilliseconds,
            "This region's copy of the database falls behind. A failover now would lose as much as the RPO lag says.");
        _ = Database("rpo-lag", "AuroraGlobalDBRPOLag", TimeSpan.FromSeconds(settings.RpoLagSeconds).TotalMilliseconds,
            "More acknowledged work than allowed would be lost with the other region. Find what slows replication before anything else.");
        _causes.Add(Database("database-cpu", "CPUUtilization", settings.DatabaseCpuPercent,
            "The database is short of CPU: look at its capacity ceiling and at the slowest statements."));
        _ = Database("database-connections", "DatabaseConnections", settings.DatabaseConnections,
            "More connections than expected: look for a burst of function instances.");
        _ = Database("database-deadlocks", "Deadlocks", 0,
            "Statements block each other for good: payments are being refused.");

        MetricAlarm Database(string purpose, string metric, double threshold, string description) =>
            Alarm(purpose, "AWS/RDS", metric, [("DBClusterIdentifier", identifier)], threshold, description);
    }

    private void WatchApi(WatchedApi api, AlarmSettings settings)
    {
        _symptoms.Add(Api("api-server-errors", "5XXError", "Sum", settings.ApiServerErrors,
            "The API answers with server errors: compare with the functions' errors and the database."));
        _symptoms.Add(Api("api-latency", "Latency", "p99", settings.ApiLatencyMilliseconds,
            "The slowest hundredth of calls is too slow: compare with the functions' durations and the database's load."));

        MetricAlarm Api(string purpose, string metric, string statistic, double threshold, string description) =>
            Alarm(purpose, "AWS/ApiGateway", metric, [("ApiName", api.Name), ("Stage", api.Stage)], threshold, description, statistic, FiveMinutes, periods: 1);
    }

    private MetricAlarm Function(string purpose, string name, string metric, string description) =>
        Alarm(purpose, "AWS/Lambda", metric, [("FunctionName", name)], _props.Settings.FunctionErrors, description, "Sum", FiveMinutes, periods: 1);

    private MetricAlarm Alarm(
        string purpose,
        string space,
        string metric,
        IEnumerable<(string Name, string Value)> dimensions,
        double threshold,
        string description,
        string statistic = "Maximum",
        int periodSeconds = 60,
        int periods = 3)
    {
        var alarm = new MetricAlarm(this, ConstructId.Of(purpose), new MetricAlarmProps
        {
            Placement = _props.Placement,
            TopicArn = _props.TopicArn,
            Purpose = purpose,
            Description = description,
            Namespace = space,
            Metric = metric,
            Dimensions = dimensions.ToDictionary(dimension => dimension.Name, dimension => dimension.Value),
            Statistic = statistic,
            Threshold = threshold,
            PeriodSeconds = periodSeconds,
            Periods = periods,
        });
        _names.Add(alarm.Name);
        return alarm;
    }
}
