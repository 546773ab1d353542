using System.Runtime.InteropServices;

namespace DrTerraform.Cli.Processes;

/// <summary>
/// Turns the signals that ask this process to end into cancellations, so that children and servers are stopped first: one for the
/// first time, another one for somebody who insists.
/// </summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();
    private readonly PosixSignalRegistration[] _registrations;

    public TerminationSignals() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Cancel))];

    public CancellationToken Token => _first.Token;

    public CancellationToken Insistent => _second.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _first.Dispose();
        _second.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        (_first.IsCancellationRequested ? _second : _first).Cancel();
    }
}
