using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.RegionHealth;

/// <summary>The region's answers about itself: does it serve (<c>/health</c>), does it wait (<c>/standby</c>), could it serve (<c>/ready</c>).</summary>
/// <remarks>
/// Route 53 gives a check two seconds for the whole answer, so all parts are asked at the same time and a part that has not answered
/// by the deadline is at fault: a slow answer would count as none and would not say which part was slow.
/// </remarks>
internal sealed class HealthChecks(
    IRoleRecords roles,
    ITableProbe table,
    IDatabaseProbe writer,
    IDatabaseProbe reader,
    string region,
    Log log,
    TimeProvider time)
{
    /// <summary>How long the parts have; the rest of the 1.8 s is for the way out.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(1600);

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", "/health", (_, cancellation) => AnswerAsync(
            [new("role", FindRoleOtherThanActiveAsync), new("writer", FindWriterFaultAsync), new("table", FindTableFaultAsync)], cancellation)),
        new("GET", "/standby", (_, cancellation) => AnswerAsync(
            [new("role", FindRoleOtherThanStandbyAsync)], cancellation)),
        new("GET", "/ready", (_, cancellation) => AnswerAsync(
            [new("reader", FindReaderFaultAsync), new("table", FindTableFaultAsync)], cancellation)),
    ];

    private async Task<ApiResponse> AnswerAsync(IReadOnlyList<Check> checks, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var results = await Task.WhenAll(checks.Select(check => RunAsync(check, either.Token)));

        var report = new HealthReport(
            results.All(result => result.Fault is null) ? "ok" : "failed",
            region,
            [.. results.Where(result => result.Fault is not null).Select(result => result.Name)],
            results.ToDictionary(result => result.Name, result => result.Fault ?? "ok"));
        log.Count(Metric.ChecksPassed, report.Failed.Count == 0 ? 1 : 0);
        if (report.Failed.Count > 0)
        {
            log.Info("checks failed", [.. results.Select(result => (result.Name, (object?)(result.Fault ?? "ok")))]);
        }

        return ApiResponse.Json(report.Failed.Count == 0 ? 200 : 503, report, HealthReportContext.Default.HealthReport);
    }

    // Waits no longer than the deadline even for a part that does not notice its cancellation.
    private async Task<CheckResult> RunAsync(Check check, CancellationToken deadline)
    {
        try
        {
            return new CheckResult(check.Name, await check.FindFaultAsync(deadline).WaitAsync(deadline));
        }
        catch (OperationCanceledException)
        {
            return new CheckResult(check.Name, "timeout");
        }
        catch (DatabaseException problem)
        {
            return new CheckResult(check.Name, DatabaseFaultCode.Of(problem.Fault));
        }
        catch (AwsException problem)
        {
            log.Warn("AWS call failed", ("check", check.Name), ("code", problem.Code), ("status", problem.Status));
            return new CheckResult(check.Name, "unreachable");
        }
        catch (Exception problem)
        {
            log.Error("check failed", ("check", check.Name), ("exception", problem.GetType().FullName));
            return new CheckResult(check.Name, "error");
        }
    }

    private async Task<string?> FindRoleOtherThanActiveAsync(CancellationToken cancellation) => await roles.ReadAsync(cancellation) switch
    {
        null => "no_role_record",
        { ActiveRegion: var active } when active != region => "standby",
        _ => null,
    };

    private async Task<string?> FindRoleOtherThanStandbyAsync(CancellationToken cancellation) => await roles.ReadAsync(cancellation) switch
    {
        null => "no_role_record",
        { ActiveRegion: var active } when active == region => "active",
        _ => null,
    };

    private async Task<string?> FindWriterFaultAsync(CancellationToken cancellation) =>
        await writer.AcceptsWritesAsync(cancellation) ? null : DatabaseFaultCode.Of(DatabaseFault.ReadOnly);

    // The reader endpoint is well when it answers, whatever it would accept.
    private async Task<string?> FindReaderFaultAsync(CancellationToken cancellation)
    {
        _ = await reader.AcceptsWritesAsync(cancellation);
        return null;
    }

    private async Task<string?> FindTableFaultAsync(CancellationToken cancellation)
    {
        await table.AnswersAsync(cancellation);
        return null;
    }
}
