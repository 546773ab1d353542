namespace DrTerraform.Tests.Support;

/// <summary>The work tree that the tests run in.</summary>
public static class Project
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder in it.</summary>
    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The C# sources below a folder, by their paths from the root, without what a build leaves.</summary>
    public static IReadOnlyList<(string Path, string Text)> Sources(params string[] folder) =>
    [
        .. Directory.EnumerateFiles(At(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" || part.StartsWith('.')))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(At(path)))),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no global.json above the tests");
        }

        return folder.FullName;
    }
}
