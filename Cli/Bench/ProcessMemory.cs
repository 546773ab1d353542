using System.Globalization;

namespace DrTerraform.Cli.Bench;

/// <summary>Resident memory of processes, read from the kernel's process folder.</summary>
internal sealed class ProcessMemory(string processFolder = "/proc")
{
    /// <summary>The most one process ever had in memory, in bytes; 0 once it is gone.</summary>
    public long PeakBytes(int processId) => StatusBytes(processId, "VmHWM:");

    /// <summary>What a process and everything it started have in memory now. Pages they share count for each of them.</summary>
    public long TreeBytes(int processId) => StatusBytes(processId, "VmRSS:") + Children(processId).Sum(TreeBytes);

    private IEnumerable<int> Children(int processId)
    {
        var threads = Path.Combine(processFolder, $"{processId}", "task");
        return Directory.Exists(threads)
            ? Directory.GetDirectories(threads)
                .SelectMany(thread => Read(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))
            : [];
    }

    private long StatusBytes(int processId, string field)
    {
        var line = Read(Path.Combine(processFolder, $"{processId}", "status")).Split('\n').FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // A process may end between two looks at it.
            return "";
        }
    }
}
