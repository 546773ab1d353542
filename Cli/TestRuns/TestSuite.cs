namespace DrTerraform.Cli.TestRuns;

/// <summary>Where the project's tests are.</summary>
internal sealed class TestSuite(string root)
{
    /// <summary>Test projects, by path.</summary>
    public IReadOnlyList<string> Projects => Under("tests", "*.csproj");

    /// <summary>Tests of the build-time tools, which are written for node.</summary>
    public IReadOnlyList<string> NodeTests => Under("tools", "*.test.mjs");

    private string[] Under(string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)]
            : [];
    }
}
