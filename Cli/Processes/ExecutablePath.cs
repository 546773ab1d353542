namespace DrTerraform.Cli.Processes;

/// <summary>Where a program is, by the rules of a shell.</summary>
internal static class ExecutablePath
{
    /// <summary>The file behind a name or a path, or null when there is none that may be run.</summary>
    public static string? Find(string fileName, string? searchPath)
    {
        if (fileName.Contains(Path.DirectorySeparatorChar))
        {
            return IsExecutable(fileName) ? fileName : null;
        }

        return (searchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
