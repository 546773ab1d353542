namespace DrTerraform.Cli.Processes;

/// <summary>Runs real programs.</summary>
internal sealed class ProcessRunner : IProcessRunner
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    // Long enough for a server to end the request it is in.
    private static readonly TimeSpan ServerGrace = TimeSpan.FromSeconds(10);

    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var child = new ChildProcess(request);
        var output = child.Output.ReadToEndAsync(CancellationToken.None);
        var error = child.Error.ReadToEndAsync(CancellationToken.None);
        try
        {
            await child.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await child.StopAsync();
            throw;
        }

        return new ProcessResult(child.Code, await output, await error);
    }

    public async Task<ProcessResult> RunTracedAsync(ProcessRequest request, ProcessRecord record, ProcessTrace trace, Action<string> line, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var child = new TracedProcess(request, record, trace);
        await using var asked = cancellationToken.Register(() => Posix.Signal(child.Id, request.StopSignal));
        var ended = child.WaitAsync(CancellationToken.None);
        using (var output = new LineFollower(trace.OutputFile))
        {
            while (await Task.WhenAny(ended, Task.Delay(BetweenLooks, CancellationToken.None)) != ended)
            {
                output.Follow(line);
            }

            output.Follow(line);
        }

        await ended;
        // Its children hold the lock as well: a provider that is slow to end still works.
        await trace.UntilDeadAsync(CancellationToken.None);
        trace.Forget();
        cancellationToken.ThrowIfCancellationRequested();
        return new ProcessResult(child.Code, await File.ReadAllTextAsync(trace.OutputFile, CancellationToken.None), await File.ReadAllTextAsync(trace.ErrorFile, CancellationToken.None));
    }

    public void StartTraced(ProcessRequest request, ProcessRecord record, ProcessTrace trace) => new TracedProcess(request, record, trace).Dispose();

    public async Task StopTracedAsync(ProcessTrace trace)
    {
        if (trace.IsAlive && trace.Read() is { } record)
        {
            Posix.Signal(record.Pid, StopSignal.Terminate);
            using var grace = new CancellationTokenSource(ServerGrace);
            try
            {
                await trace.UntilDeadAsync(grace.Token);
            }
            catch (OperationCanceledException)
            {
                Posix.Signal(record.Pid, StopSignal.Kill);
                await trace.UntilDeadAsync(CancellationToken.None);
            }
        }

        trace.Forget();
    }
}
