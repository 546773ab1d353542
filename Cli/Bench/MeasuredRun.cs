using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Bench;

/// <summary>Runs a program and watches it meanwhile.</summary>
internal sealed class MeasuredRun(Session session, ProcessMemory memory)
{
    // Fine enough to catch the peak of a run of a second, coarse enough not to be the load itself.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    public async Task<Measurement> MeasureAsync(ProcessRequest request)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(session.Cancellation);
        var watching = Task.FromResult((Process: 0L, Tree: 0L));
        var started = session.Time.GetTimestamp();
        var result = await session.Processes.RunAsync(request with { Started = id => watching = WatchAsync(id, ended.Token) }, session.Cancellation);
        var wall = session.Time.GetElapsedTime(started);
        await ended.CancelAsync();
        var (process, tree) = await watching;

        return result.ExitCode == 0
            ? new Measurement(wall, process, tree)
            : throw new CommandException(ExitCode.Findings, $"'{request.Shown}' ended with exit code {result.ExitCode}, so there is nothing to measure\n{result.Error.TrimEnd()}");
    }

    private async Task<(long Process, long Tree)> WatchAsync(int processId, CancellationToken ended)
    {
        var (process, tree) = (0L, 0L);
        while (!ended.IsCancellationRequested)
        {
            process = Math.Max(process, memory.PeakBytes(processId));
            tree = Math.Max(tree, memory.TreeBytes(processId));
            await Task.Delay(BetweenLooks, CancellationToken.None);
        }

        return (process, tree);
    }
}
