using System.Runtime.InteropServices;

namespace DrTerraform.Cli.Processes;

/// <summary>The one system call that .NET does not offer: a signal of our choice, to a process or to its whole group.</summary>
internal static class Posix
{
    private const int KillNumber = 9;

    public static void Signal(int processId, StopSignal signal) => _ = Kill(processId, (int)signal);

    public static void KillGroup(int groupId) => _ = Kill(-groupId, KillNumber);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
