using System.Runtime.CompilerServices;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>A part of a page in docs/ that is made from the code, between two lines that say so.</summary>
internal static class GeneratedSection
{
    /// <summary>Fails unless the part is what it should be; with DR_UPDATE_DOCS=1 it is made so.</summary>
    /// <param name="page">Name of the page in docs/.</param>
    /// <param name="section">The word in the two comments around the part.</param>
    /// <param name="wanted">What should stand there.</param>
    public static void ShouldBe(string page, string section, string wanted)
    {
        var (begin, end) = ($"<!-- {section}: begin -->\n", $"<!-- {section}: end -->");
        var path = PathOf(page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var updated = text[..(text.IndexOf(begin, StringComparison.Ordinal) + begin.Length)] + wanted + text[text.IndexOf(end, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, updated);
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(updated, $"run the tests with DR_UPDATE_DOCS=1 to rewrite the {section} in docs/{page}");
    }

    /// <summary>Where a page of docs/ is.</summary>
    public static string PathOf(string page) => Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "docs", page));

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
