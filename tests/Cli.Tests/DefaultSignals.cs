using System.Runtime.InteropServices;

namespace DrTerraform.Cli.Tests;

/// <summary>
/// A shell starts background jobs, and nohup everything, with some signals ignored, and children inherit that. The tests that send
/// signals must mean the same there, so the whole run goes back to the defaults.
/// </summary>
[SetUpFixture]
public sealed partial class DefaultSignals
{
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const nint Default = 0;

    [OneTimeSetUp]
    public void Restore()
    {
        _ = SetHandler(Hangup, Default);
        _ = SetHandler(Interrupt, Default);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
