using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchDashboard;

namespace DrTerraform.Constructs.Dashboard;

/// <summary>What a <see cref="PlatformDashboard"/> is given.</summary>
public sealed record PlatformDashboardProps
{
    /// <summary>The region through which the dashboard is managed: the one that waits, so that it is at hand when the other is lost.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The regions shown, side by side.</summary>
    public required IReadOnlyList<Placement> Regions { get; init; }

    /// <summary>AWS's name of the region that has the metrics of health checks.</summary>
    public required string HealthMetricsRegion { get; init; }

    /// <summary>The replications of buckets that AWS measures.</summary>
    public IReadOnlyList<MeasuredReplication> Replications { get; init; } = [];

    /// <summary>Ids of health checks by what they are called on the dashboard.</summary>
    public required IReadOnlyDictionary<string, string> HealthChecks { get; init; }
}

/// <summary>A replication of a bucket that has metrics.</summary>
/// <param name="From">The region copied from, as it is called on the dashboard.</param>
/// <param name="MetricsRegion">AWS's name of the region that has the metrics: the one copied to.</param>
/// <param name="Source">Name of the bucket copied from.</param>
/// <param name="Destination">Name of the bucket copied to.</param>
/// <param name="RuleId">The replication rule.</param>
public sealed record MeasuredReplication(string From, string MetricsRegion, string Source, string Destination, string RuleId);

/// <summary>Both regions on one page: who serves, how far the copy is behind, what the functions and the API do.</summary>
public sealed class PlatformDashboard : Construct
{
    private const int FullWidth = 24;
    private const int Height = 6;

    /// <summary>Declares the dashboard.</summary>
    public PlatformDashboard(Construct scope, string id, PlatformDashboardProps props)
        : base(scope, id)
    {
        Name = props.Placement.Names.Of(Named.Dashboard);

        var rows = new List<object[]>
        {
            new[]
            {
                Widget("Health checks (1 = healthy)", props.HealthMetricsRegion, "Minimum",
                    props.HealthChecks.Select(check => new object[] { "AWS/Route53", "HealthCheckStatus", "HealthCheckId", check.Value, new { label = check.Key } })),
            },
            Row("Failover monitor: looks, looks that found the other region serving; seconds that the active region is missed; takeovers held", "Sum", names =>
            [
                ["DrTerraform", "MonitorTicks", "FunctionName", names.Of(Named.RegionMonitor)],
                ["DrTerraform", "PeerServing", "FunctionName", names.Of(Named.RegionMonitor)],
                ["DrTerraform", "OutageDuration", "FunctionName", names.Of(Named.RegionMonitor), new { stat = "Maximum", yAxis = "right" }],
                ["DrTerraform", "PromotionsHeld", "FunctionName", names.Of(Named.RegionMonitor), new { stat = "Maximum", yAxis = "right" }],
            ]),
            Row("Aurora: replication and RPO lag (ms; only the waiting region has them)", "Maximum", names =>
            [
                ["AWS/RDS", "AuroraGlobalDBReplicationLag", "DBClusterIdentifier", names.Of(Named.Database)],
                ["AWS/RDS", "AuroraGlobalDBRPOLag", "DBClusterIdentifier", names.Of(Named.Database)],
            ]),
            Row("Aurora: CPU (%), connections", "Average", names =>
            [
                ["AWS/RDS", "CPUUtilization", "DBClusterIdentifier", names.Of(Named.Database)],
                ["AWS/RDS", "DatabaseConnections", "DBClusterIdentifier", names.Of(Named.Database), new { yAxis = "right" }],
            ]),
            Row("Functions: invocations, errors, throttles", "Sum", names => new[] { Named.PaymentWebhook, Named.RegionHealth }.SelectMany(function => new object[][]
            {
                ["AWS/Lambda", "Invocations", "FunctionName", names.Of(function)],
                ["AWS/Lambda", "Errors", "FunctionName", names.Of(function)],
                ["AWS/Lambda", "Throttles", "FunctionName", names.Of(function)],
            })),
            Row("API: requests, server errors, slowest hundredth (ms)", "Sum", names =>
            [
                ["AWS/ApiGateway", "Count", "ApiName", names.Of(Named.Api)],
                ["AWS/ApiGateway", "5XXError", "ApiName", names.Of(Named.Api)],
                ["AWS/ApiGateway", "Latency", "ApiName", names.Of(Named.Api), new { stat = "p99", yAxis = "right" }],
            ]),
        };

        if (props.Replications.Count > 0)
        {
            rows.Add([.. props.Replications.Select(replication => Widget(
                $"{replication.From} · Documents: replication latency (s), bytes and operations pending, operations failed", replication.MetricsRegion, "Maximum",
                new[] { "ReplicationLatency", "BytesPendingReplication", "OperationsPendingReplication", "OperationsFailedReplication" }.Select(metric => new object[]
                {
                    "AWS/S3", metric, "SourceBucket", replication.Source, "DestinationBucket", replication.Destination, "RuleId", replication.RuleId,
                    new { yAxis = metric.EndsWith("PendingReplication", StringComparison.Ordinal) ? "right" : "left" },
                })))]);
        }

        var widgets = rows.SelectMany((row, y) => row.Select((properties, x) => new
        {
            type = "metric",
            x = x * (FullWidth / row.Length),
            y = y * Height,
            width = FullWidth / row.Length,
            height = Height,
            properties,
        }));
        _ = new CloudwatchDashboard(this, "Dashboard", new CloudwatchDashboardConfig
        {
            Provider = props.Placement.Provider,
            DashboardName = Name,
            DashboardBody = TokenJson.Of(new { widgets }),
        });

        object[] Row(string title, string statistic, Func<Names, IEnumerable<object[]>> metrics) =>
            [.. props.Regions.Select(region => Widget($"{region.Region} · {title}", region.Region, statistic, metrics(region.Names)))];
    }

    /// <summary>The dashboard's name.</summary>
    public string Name { get; }

    private static object Widget(string title, string region, string statistic, IEnumerable<object[]> metrics) =>
        new { title, region, stat = statistic, period = 60, view = "timeSeries", metrics };
}
