namespace DrTerraform.Terraform.Tests.Support;

/// <summary>Finds what a command left running by a variable that all its descendants inherit, whoever their parent is now.</summary>
public sealed class MarkedProcesses
{
    private const string Name = "DR_TEST_MARK";

    private readonly string _mark = Guid.NewGuid().ToString("N");

    public Dictionary<string, string> Environment => new() { [Name] = _mark };

    /// <summary>Command lines of those that are running.</summary>
    public IReadOnlyList<string> Running() =>
        [.. Directory.GetDirectories("/proc").Where(folder => Read(folder, "environ").Contains($"{Name}={_mark}", StringComparison.Ordinal)).Select(folder => Read(folder, "cmdline").Replace('\0', ' '))];

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended in between, or it is somebody else's.
            return "";
        }
    }
}
