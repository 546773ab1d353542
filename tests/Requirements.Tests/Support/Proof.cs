using System.Text.RegularExpressions;

namespace DrTerraform.Requirements.Tests.Support;

/// <summary>A test that cites a requirement.</summary>
/// <param name="RequirementId">What it cites.</param>
/// <param name="Path">Its source, from the root.</param>
/// <param name="Fixture">The class it is in.</param>
/// <param name="Test">Its name, or null when the whole fixture cites.</param>
internal sealed partial record Proof(string RequirementId, string Path, string Fixture, string? Test)
{
    /// <summary>Every citation in the sources of all test projects.</summary>
    public static IReadOnlyList<Proof> All { get; } = [.. Project.TestSources.SelectMany(path => In(path, File.ReadAllText(Project.At(path))))];

    /// <summary>The citations of one source.</summary>
    /// <exception cref="InvalidDataException">One of them is where it proves nothing, or where it would be missed.</exception>
    public static IEnumerable<Proof> In(string path, string source)
    {
        var (above, fixture, found) = (new List<string>(), "", new List<Proof>());
        foreach (var line in source.Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith("//", StringComparison.Ordinal)))
        {
            // Between attributes and their declaration stand at most further lines of an attribute.
            if (line is "" or "{" or "}")
            {
                above.Clear();
            }
            else if (Declaration().IsMatch(line))
            {
                var type = Class().Match(line).Groups["name"];
                fixture = type.Success ? type.Value : fixture;
                found.AddRange(Cited(above, line, path).Select(id => new Proof(id, path, fixture, type.Success ? null : Method().Match(line).Groups["name"].Value)));
                above.Clear();
            }
            else
            {
                above.Add(line);
            }
        }

        return Mention().Count(source) == found.Count
            ? found
            : throw new InvalidDataException($"{path} cites {Mention().Count(source)} times, of which {found.Count} can be told: give each citation a line of its own above its test");
    }

    private static List<string> Cited(List<string> above, string declaration, string path)
    {
        var ids = above.Select(line => Citation().Match(line)).Where(match => match.Success).Select(match => match.Groups["id"].Value).ToList();
        return ids.Count == 0 || above.Exists(line => TestAttribute().IsMatch(line))
            ? ids
            : throw new InvalidDataException($"{path} cites {string.Join(", ", ids)} on something that is no test: {declaration}");
    }

    [GeneratedRegex(@"^(public|internal|protected|private|sealed|abstract|static)\b")]
    private static partial Regex Declaration();

    [GeneratedRegex("""^\[Property\("Requirement", "(?<id>[^"]+)"\)\]""")]
    private static partial Regex Citation();

    [GeneratedRegex("""^[ \t]*\[(.*, ?)?Property\("Requirement",""", RegexOptions.Multiline)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\[(Test|TestCase|TestCaseSource|TestFixture)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"\bclass (?<name>\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"(?<name>\w+)(<\w+>)?\(")]
    private static partial Regex Method();
}
