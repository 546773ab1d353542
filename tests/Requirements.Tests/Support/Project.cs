using System.Runtime.CompilerServices;

namespace DrTerraform.Requirements.Tests.Support;

/// <summary>The work tree that the tests run in.</summary>
internal static class Project
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));

    /// <summary>A file or folder, by its path from the root.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>Names of the ready settings files.</summary>
    public static IReadOnlyList<string> Blueprints =>
        [.. Directory.EnumerateFiles(At("Blueprints"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "settings.schema")];

    /// <summary>The C# sources of every test project, whichever there are.</summary>
    public static IReadOnlyList<string> TestSources =>
    [
        .. Directory.EnumerateFiles(At("tests"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal),
    ];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
