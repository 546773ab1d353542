namespace DrTerraform.Cli.Processes;

/// <summary>Runs real programs.</summary>
internal sealed class ProcessRunner : IProcessRunner
{
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

    public IServerProcess Start(ProcessRequest request, string logFile) => new ServerProcess(request, logFile);
}
