using System.Runtime.InteropServices;

namespace DrTerraform;

/// <summary>
/// A shell starts background jobs, and nohup everything, with some signals ignored, and children inherit that. The tests that send
/// signals must mean the same there, so the whole run goes back to the defaults. In the root
/// namespace, so that it is for all of whatever assembly it is compiled into.
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
