using System.Text.Json;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.TableHealth;

/// <summary>Says whether the table can be used in this region: to health checkers when they ask, to the topic when that changes.</summary>
/// <remarks>
/// Healthy is a table that serves reads and writes here: ACTIVE, or UPDATING (which it is while a replica is added elsewhere). The
/// replicas of other regions are shown and do not decide: a region must not call itself ill because the other one is gone.
/// A process remembers what it has told the topic last, and a new one begins with "healthy". So a table that is ill is told once by each
/// new process, and a recovery can go untold if the process was replaced meanwhile; the alarm on the metric is what does not forget.
/// </remarks>
internal sealed class TableMonitor(ITables tables, ITopic topic, string table, string region, Log log, TimeProvider time)
{
    /// <summary>How long a description is used: more than a dozen checkers ask every few seconds, and DescribeTable is no data-plane call.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>How long DynamoDB has; Route 53 gives a check two seconds for the whole answer.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(1600);

    private TableReport? _known;
    private bool _toldHealthy = true;

    public IReadOnlyList<Route> Routes => [new("GET", "/health", AnswerAsync)];

    /// <summary>Describes the table anew, reports the metric, and tells the topic when the status is another one than before.</summary>
    public async Task<TableReport> ObserveAsync(CancellationToken cancellation)
    {
        var report = await DescribeAsync(cancellation);
        log.Count(Metric.TableHealthy, report.IsHealthy ? 1 : 0);
        log.Report("table observed", ("table_status", report.TableStatus));
        if (report.IsHealthy != _toldHealthy)
        {
            await topic.PublishAsync(
                $"{table} is {report.Status} in {region}", JsonSerializer.Serialize(report, TableReportContext.Default.TableReport), cancellation);
            _toldHealthy = report.IsHealthy;
            log.Warn("table status changed", ("status", report.Status), ("table_status", report.TableStatus));
        }

        return report;
    }

    private async Task<ApiResponse> AnswerAsync(ApiRequest request, CancellationToken cancellation)
    {
        var report = _known is { } known && time.GetUtcNow() - known.Timestamp < Lifetime ? known : await DescribeAsync(cancellation);
        return ApiResponse.Json(report.IsHealthy ? 200 : 503, report, TableReportContext.Default.TableReport);
    }

    private async Task<TableReport> DescribeAsync(CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var now = time.GetUtcNow();
        try
        {
            var described = await tables.DescribeAsync(table, either.Token);
            _known = new TableReport(
                described.TableStatus is "ACTIVE" or "UPDATING" ? "healthy" : "unhealthy",
                now,
                region,
                table,
                described.TableStatus,
                (described.Replicas ?? []).ToDictionary(replica => replica.RegionName, replica => replica.ReplicaStatus ?? "UNKNOWN"));
        }
        catch (Exception problem) when (problem is AwsException or OperationCanceledException)
        {
            log.Warn("table not described", ("code", (problem as AwsException)?.Code ?? "deadline"));
            _known = new TableReport("unhealthy", now, region, table, "unreachable", new Dictionary<string, string>());
        }

        return _known;
    }
}
