namespace DrTerraform.Settings.Tests.Support;

/// <summary>Reads settings from a text, by way of a file as in life.</summary>
internal static class Reading
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    public static DrSettings Read(string text, IReadOnlyList<string> sets, IReadOnlyDictionary<string, string>? environment = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return SettingsReader.Read(new SettingsSource(file) { Sets = sets, Environment = environment ?? NoEnvironment });
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static IReadOnlyList<string> Problems(string text, IReadOnlyList<string> sets, IReadOnlyDictionary<string, string>? environment = null)
    {
        try
        {
            Read(text, sets, environment);
            return [];
        }
        catch (InvalidSettingsException refusal)
        {
            // Only the file itself is told by its path, and that is another each time.
            return [.. refusal.Problems.Select(problem => Path.IsPathRooted(problem.Path) ? $"{{file}}: {problem.Message}" : problem.ToString())];
        }
    }
}
