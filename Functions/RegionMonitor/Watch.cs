using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>The minute for which a schedule starts the monitor, filled with looks at even intervals.</summary>
internal sealed class Watch(MonitorTick tick, TimeSpan interval, Log log, TimeProvider time)
{
    /// <summary>The interval of the schedule, which has no shorter one.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>Watches for a minute.</summary>
    /// <exception cref="BlindMonitorException">Not one look succeeded.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // Not the request's id: Lambda may deliver one event twice, and each run is its own holder.
        var holder = Guid.NewGuid().ToString("N");
        var begun = time.GetTimestamp();
        var (looks, failures) = (0, 0);
        for (var due = TimeSpan.Zero; due < Length; due += interval)
        {
            if (due - time.GetElapsedTime(begun) is { Ticks: > 0 } early)
            {
                await Task.Delay(early, time, cancellation);
            }

            looks++;
            failures += await LookAsync(holder, cancellation) ? 0 : 1;
        }

        await ReleaseAsync(holder, cancellation);
        if (failures == looks)
        {
            throw new BlindMonitorException(looks);
        }
    }

    private Task<bool> LookAsync(string holder, CancellationToken cancellation) => AttemptAsync("look failed", () => tick.RunAsync(holder, cancellation), cancellation);

    private Task<bool> ReleaseAsync(string holder, CancellationToken cancellation) => AttemptAsync("lease not released", () => tick.ReleaseAsync(holder, cancellation), cancellation);

    // A look that fails must not take the ones after it along.
    private async Task<bool> AttemptAsync(string failure, Func<Task> attempt, CancellationToken cancellation)
    {
        try
        {
            await attempt();
            return true;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            log.Error(failure, ("exception", problem.GetType().Name), ("code", (problem as Shared.Aws.AwsException)?.Code));
            return false;
        }
    }
}
