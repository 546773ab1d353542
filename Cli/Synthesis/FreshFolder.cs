using System.Diagnostics;

namespace DrTerraform.Cli.Synthesis;

/// <summary>
/// A folder in which a result is made before it takes the place of the last one: a sibling, so that this is a rename within one file
/// system. It goes with whatever is still in it; what a killed command has left goes with the next one.
/// </summary>
internal sealed class FreshFolder : IDisposable
{
    private FreshFolder(string path) => Path = path;

    public string Path { get; }

    /// <param name="outFolder">The full path of the folder that is to be filled.</param>
    public static FreshFolder Beside(string outFolder)
    {
        var parent = System.IO.Path.GetDirectoryName(outFolder) ?? throw new CommandException(ExitCode.Usage, $"--out cannot be '{outFolder}'");
        var name = System.IO.Path.GetFileName(outFolder);
        RemoveAbandoned(parent, name);
        return new FreshFolder(Directory.CreateDirectory(System.IO.Path.Combine(parent, $".{name}.{Environment.ProcessId}")).FullName);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void RemoveAbandoned(string parent, string name)
    {
        foreach (var folder in Directory.Exists(parent) ? Directory.GetDirectories(parent, $".{name}.*") : [])
        {
            if (int.TryParse(System.IO.Path.GetExtension(folder).TrimStart('.'), out var processId) && !Process.GetProcesses().Any(process => process.Id == processId))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
