namespace DrTerraform.Cli.Tests.Support;

/// <summary>The project's own folder, found from where the tests run.</summary>
internal static class ProjectRoot
{
    public static string Path { get; } = Find();

    /// <summary>Whether approved texts are to be rewritten instead of compared.</summary>
    public static bool UpdatesDocs => Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1";

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "DrTerraform.csproj")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no DrTerraform.csproj above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
