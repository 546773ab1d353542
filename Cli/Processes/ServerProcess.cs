namespace DrTerraform.Cli.Processes;

/// <summary>A server whose words go to a log file.</summary>
internal sealed class ServerProcess : IServerProcess
{
    private readonly ChildProcess _child;
    private readonly Task _logging;

    public ServerProcess(ProcessRequest request, string logFile)
    {
        _child = new ChildProcess(request);
        _logging = LogAsync(logFile);
    }

    public bool HasExited => _child.HasExited;

    public async ValueTask DisposeAsync()
    {
        await _child.StopAsync();
        await _logging;
        _child.Dispose();
    }

    private async Task LogAsync(string logFile)
    {
        await using var file = new StreamWriter(logFile) { AutoFlush = true };
        await using var log = TextWriter.Synchronized(file);
        await Task.WhenAll(CopyAsync(_child.Output, log), CopyAsync(_child.Error, log));
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await to.WriteLineAsync(line);
        }
    }
}
