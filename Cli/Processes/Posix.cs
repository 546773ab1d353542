using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DrTerraform.Cli.Processes;

/// <summary>The system calls that .NET does not offer.</summary>
internal static class Posix
{
    /// <summary>Sends a signal of our choice.</summary>
    public static void Signal(int processId, StopSignal signal) => _ = Kill(processId, (int)signal);

    public static void KillGroup(int groupId) => _ = Kill(-groupId, (int)StopSignal.Kill);

    /// <summary>The same open file under a number that children inherit; .NET closes its own numbers in them.</summary>
    public static SafeFileHandle Inheritable(SafeFileHandle file)
    {
        var number = Dup((int)file.DangerousGetHandle());
        return number >= 0 ? new SafeFileHandle(number, ownsHandle: true) : throw new IOException("the system gives out no more file numbers");
    }

    /// <summary>Gives up our own number of a file that .NET has locked; who else has it open keeps the lock.</summary>
    public static void CloseWithoutUnlocking(SafeFileHandle file)
    {
        var number = (int)file.DangerousGetHandle();
        file.SetHandleAsInvalid();
        _ = Close(number);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);

    [DllImport("libc", EntryPoint = "dup")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Dup(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
