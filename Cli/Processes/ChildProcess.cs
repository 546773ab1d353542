using System.Diagnostics;

namespace DrTerraform.Cli.Processes;

/// <summary>A child that ends with us: its words come through pipes.</summary>
internal sealed class ChildProcess : IDisposable
{
    // Long enough for a tool to finish the calls that are under way.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly StopSignal _stopSignal;

    public ChildProcess(ProcessRequest request)
    {
        var start = SessionStart.Of(request);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _stopSignal = request.StopSignal;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"'{request.FileName}' did not start");
        // Nothing we drive reads an answer; one that tries sees the end at once instead of waiting for ever.
        _process.StandardInput.Close();
        request.Started?.Invoke(_process.Id);
    }

    public int Code => _process.ExitCode;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public Task WaitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Asks the child to end, and ends it and what it started when it does not in time.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            Posix.Signal(_process.Id, _stopSignal);
            using var grace = new CancellationTokenSource(Grace);
            try
            {
                await _process.WaitForExitAsync(grace.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        // What the child itself left behind.
        if (SessionStart.LeadsGroup)
        {
            Posix.KillGroup(_process.Id);
        }
    }

    public void Dispose() => _process.Dispose();
}
