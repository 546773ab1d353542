using System.Text.RegularExpressions;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Conventions;

/// <summary>The table of requirements against the tests that cite them, in all test projects.</summary>
[TestFixture]
public sealed partial class RequirementTests
{
    private static readonly string[] Known = [.. Row().Matches(File.ReadAllText(Project.At("docs", "requirements.md"))).Select(match => match.Groups["id"].Value)];

    private static readonly (string Path, string Id)[] Cited =
        [.. Project.Sources("tests").SelectMany(source => Citation().Matches(source.Text).Select(match => (source.Path, match.Groups["id"].Value)))];

    private static IEnumerable<string> Owed => Known.Where(id => id.StartsWith("A-", StringComparison.Ordinal) || id.StartsWith("X-", StringComparison.Ordinal));

    [Test]
    public void The_table_holds_every_requirement_once()
    {
        Known.ShouldBeUnique();
        Owed.Count(id => id.StartsWith("A-", StringComparison.Ordinal)).ShouldBe(11);
        Owed.Count(id => id.StartsWith("X-", StringComparison.Ordinal)).ShouldBe(12);
    }

    [TestCaseSource(nameof(Owed))]
    public void A_requirement_is_proved_by_a_test(string id) => Cited.Select(citation => citation.Id).ShouldContain(id);

    [Test]
    public void A_test_cites_only_what_the_table_knows() => Cited.Where(citation => !Known.Contains(citation.Id)).Distinct().ShouldBeEmpty("not in docs/requirements.md");

    [GeneratedRegex(@"^\| (?<id>[A-Z]+(-[A-Z0-9]+)+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    // Not in comments: a line must begin with the attribute.
    [GeneratedRegex(@"^\s*\[Property\(""Requirement"", ""(?<id>[^""]+)""\)\]", RegexOptions.Multiline)]
    private static partial Regex Citation();
}
