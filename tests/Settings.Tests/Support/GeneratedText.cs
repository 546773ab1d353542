namespace DrTerraform.Settings.Tests.Support;

/// <summary>A file in the project that is made from the sources. With DR_UPDATE_DOCS=1 a test writes it, otherwise it compares.</summary>
internal static class GeneratedText
{
    private static bool Updates => Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1";

    /// <summary>The whole file is as generated.</summary>
    public static void ShouldBeFile(string generated, string file)
    {
        if (Updates)
        {
            File.WriteAllText(file, generated);
        }

        Normalize(File.ReadAllText(file)).ShouldBe(Normalize(generated), $"{file} is out of date; DR_UPDATE_DOCS=1 dotnet test tests/Settings.Tests rewrites it");
    }

    /// <summary>What is between two lines of the file is as generated.</summary>
    public static void ShouldBePartOf(string generated, string file, string begin, string end)
    {
        var text = Normalize(File.ReadAllText(file));
        var (start, stop) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(end, StringComparison.Ordinal));
        ShouldBeFile($"{text[..start]}\n\n{generated.Trim()}\n\n{text[stop..]}", file);
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n");
}
