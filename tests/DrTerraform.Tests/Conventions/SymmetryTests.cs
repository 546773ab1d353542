using System.Text.RegularExpressions;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Conventions;

/// <summary>The regions differ in one table, and nobody asks which of them he is in.</summary>
[TestFixture]
public sealed partial class SymmetryTests
{
    private const string Table = "Constructs/Foundation/RegionProfile.cs";

    // Route 53's words for its two answers; here they say up and down, not which region.
    private const string OtherAnswers = "Constructs/Dns/StatusRecords.cs";

    private static readonly (string Path, string Text)[] Sources = [.. Project.Sources("Constructs"), .. Project.Sources("Stacks")];

    [Test]
    [Property("Requirement", "X-1")]
    public void Nobody_asks_which_region_he_is_in() => Sources.SelectMany(source => AskingWhich().Matches(source.Text).Select(match => $"{source.Path}: {match.Value}")).ShouldBeEmpty();

    [Test]
    public void Only_the_table_names_the_two_rows() => Sources
        .Where(source => RowName().IsMatch(source.Text))
        .Select(source => source.Path)
        .ShouldBe([Table, OtherAnswers], ignoreOrder: true);

    [Test]
    public void Only_stacks_pick_a_row() => Project.Sources("Constructs")
        .Where(source => source.Path != Table && source.Text.Contains("RegionProfile.", StringComparison.Ordinal))
        .Select(source => source.Path)
        .ShouldBeEmpty();

    [Test]
    public void No_source_names_a_region_but_the_one_in_which_Route_53_publishes() => Sources
        .SelectMany(source => RegionName().Matches(source.Text).Select(match => (source.Path, match.Value)))
        .Distinct()
        .ShouldBe([("Constructs/Alerts/HealthAlarms.cs", "\"us-east-1\"")]);

    [GeneratedRegex(@"\b[iI]sPrimary\b|\b[iI]sSecondary\b|\bif \(!?(primary|secondary)\b|[=!]= RegionProfile\.|\bis (not )?RegionProfile\.|\.(Alias|RoutingRole) (==|!=|is)")]
    private static partial Regex AskingWhich();

    [GeneratedRegex(@"""(primary|secondary)""", RegexOptions.IgnoreCase)]
    private static partial Regex RowName();

    [GeneratedRegex(@"""(us|eu|ap|ca|sa|af|me|il|mx)-[a-z]+-\d""")]
    private static partial Regex RegionName();
}
