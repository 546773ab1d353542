using System.Diagnostics;

namespace DrTerraform.Cli.Processes;

/// <summary>
/// A child in a session of its own. Ctrl-C in a terminal reaches every process of the session it is typed in; Terraform takes
/// a second interrupt for an order to drop everything, so it must get ours alone.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    // Long enough for Terraform to finish the calls that are under way and to let go of a lock.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly bool _leadsGroup;
    private readonly StopSignal _stopSignal;

    public ChildProcess(ProcessRequest request)
    {
        var searchPath = Environment.GetEnvironmentVariable("PATH");
        var program = ExecutablePath.Find(request.FileName, searchPath)
            ?? throw new CommandException(ExitCode.MissingTool, $"'{request.FileName}' cannot be run: no such program. 'dr doctor' lists what is needed.");
        var setsid = ExecutablePath.Find("setsid", searchPath);

        var start = new ProcessStartInfo(setsid ?? program)
        {
            WorkingDirectory = request.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in setsid is null ? request.Arguments : request.Arguments.Prepend(program))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
            if (value is null)
            {
                start.Environment.Remove(name);
            }
        }

        _leadsGroup = setsid is not null;
        _stopSignal = request.StopSignal;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start");
        // Nothing we drive reads an answer; one that tries sees the end at once instead of waiting for ever.
        _process.StandardInput.Close();
        request.Started?.Invoke(_process.Id);
    }

    public bool HasExited => _process.HasExited;

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

        // What the child itself left behind, such as a provider of a Terraform that was killed.
        if (_leadsGroup)
        {
            Posix.KillGroup(_process.Id);
        }
    }

    public void Dispose() => _process.Dispose();
}
