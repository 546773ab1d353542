using System.Diagnostics;
using System.Globalization;

namespace DrTerraform.Cli.Tests.Support;

/// <summary>Asks the system whether a process that wrote its number into a file is still there.</summary>
internal static class RunningProcess
{
    public static bool Exists(string numberFile)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(File.ReadAllText(numberFile), CultureInfo.InvariantCulture));
            // A zombie has ended; only its parent has not looked yet.
            return !IsZombie(process.Id);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsZombie(int id)
    {
        var status = $"/proc/{id}/status";
        return File.Exists(status) && File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
    }
}
