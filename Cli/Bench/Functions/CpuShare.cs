using System.Globalization;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>A control group that gives its processes the share of a processor which Lambda gives to a memory size, where this machine lets us make one.</summary>
/// <remarks>Lambda's documentation: at 1769 MB a function has one vCPU, and the share follows the memory. Both versions of control groups are known.</remarks>
internal sealed class CpuShare : IDisposable
{
    private const int MegabytesOfOneProcessor = 1769;
    private const int PeriodMicroseconds = 100_000;

    private readonly string _folder;

    private CpuShare(string folder) => _folder = folder;

    /// <summary>Makes the group of a memory size; null where that is not possible.</summary>
    public static CpuShare? TryCreate(int memoryMegabytes, string controlGroups = "/sys/fs/cgroup")
    {
        var quota = (PeriodMicroseconds * memoryMegabytes / MegabytesOfOneProcessor).ToString(CultureInfo.InvariantCulture);
        var name = $"dr-bench-{Environment.ProcessId}-{memoryMegabytes}";
        var isFirstVersion = Directory.Exists(Path.Combine(controlGroups, "cpu"));
        var folder = isFirstVersion ? Path.Combine(controlGroups, "cpu", name) : Path.Combine(controlGroups, name);
        try
        {
            Directory.CreateDirectory(folder);
            var share = new CpuShare(folder);
            try
            {
                if (isFirstVersion)
                {
                    WriteExisting(Path.Combine(folder, "cpu.cfs_period_us"), PeriodMicroseconds.ToString(CultureInfo.InvariantCulture));
                    WriteExisting(Path.Combine(folder, "cpu.cfs_quota_us"), quota);
                }
                else
                {
                    WriteExisting(Path.Combine(folder, "cpu.max"), $"{quota} {PeriodMicroseconds}");
                }

                return share;
            }
            catch (IOException)
            {
                share.Dispose();
                return null;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same command inside the group.</summary>
    public IReadOnlyList<string> Around(IReadOnlyList<string> command) =>
        ["/bin/sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", Path.Combine(_folder, "cgroup.procs"), .. command];

    public void Dispose()
    {
        // The kernel's folders are removed empty of processes, with the kernel's own files in them.
        if (Directory.Exists(_folder))
        {
            try
            {
                Directory.Delete(_folder);
            }
            catch (IOException)
            {
                // A process is still ending; an empty group costs nothing.
            }
        }
    }

    // A file that is made here is none of the kernel's.
    private static void WriteExisting(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }
}
