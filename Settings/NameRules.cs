using System.Text.RegularExpressions;

namespace DrTerraform.Settings;

/// <summary>Whether the template and its parts make names that AWS takes.</summary>
internal static partial class NameRules
{
    private const string Template = "naming.template";

    private static readonly string[] Placeholders = ["{project}", "{type}", "{purpose}", "{region}", "{environment}", "{suffix}"];
    private static readonly string[] Needed = ["{type}", "{purpose}", "{region}", "{suffix}"];
    private static readonly string[] Parts =
        [Template, "project", "environment", "primary.region", "primary.label", "secondary.region", "secondary.label"];

    /// <summary>What is wrong with the names, each cause once.</summary>
    public static IEnumerable<Problem> Problems(DrSettings settings)
    {
        var template = TemplateProblems(settings.Naming.Template).ToList();
        return template.Count > 0 ? template : NameProblems(settings);
    }

    private static IEnumerable<Problem> TemplateProblems(string template)
    {
        var missing = Needed.Where(placeholder => !template.Contains(placeholder, StringComparison.Ordinal)).ToList();
        if (missing.Count > 0)
        {
            yield return new Problem(Template, $"{SettingsContract.Show(template)} lacks {string.Join(" and ", missing)}; without that two resources would share a name");
        }

        foreach (var unknown in Placeholder().Matches(template).Select(match => match.Value).Except(Placeholders))
        {
            yield return new Problem(Template, $"{unknown} is not a placeholder; {Spelling.Hint(unknown, Placeholders)}");
        }

        if (!Literal().IsMatch(Placeholder().Replace(template, "")))
        {
            yield return new Problem(Template, $"{SettingsContract.Show(template)} is not allowed; use placeholders, lower-case letters, digits and hyphens");
        }
    }

    private static IEnumerable<Problem> NameProblems(DrSettings settings)
    {
        var refused = new[] { settings.Primary, settings.Secondary }
            .SelectMany(region => Named.All.Select(named => (Named: named, Name: new Names(settings, region.NameLabel).LongestOf(named))))
            .Where(candidate => candidate.Named.ProblemWith(candidate.Name) is not null)
            .OrderByDescending(candidate => candidate.Name.Length - candidate.Named.MaximumLength)
            .ToList();
        if (refused.Count == 0)
        {
            yield break;
        }

        var (named, name) = refused[0];
        var excess = name.Length - named.MaximumLength;
        var kinds = refused.Select(candidate => candidate.Named).Distinct().Count();
        yield return excess > 0
            ? new Problem("suffix", $"{SettingsContract.Show(settings.Suffix)} makes {kinds} kinds of names too long, the worst of them "
                + $"{Kind(named)}: {name.Length} characters where AWS allows {named.MaximumLength}; shorten suffix, environment, project, "
                + $"a region's label or naming.template by {excess}") { Inputs = Parts }
            : new Problem(Template, $"{SettingsContract.Show(settings.Naming.Template)} makes '{name}', which {named.ProblemWith(name)}") { Inputs = [.. Parts, "suffix"] };
    }

    private static string Kind(Named named) => named.Purpose.Length > 0 ? $"{named.Type} {named.Purpose}" : named.Type;

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[a-z0-9\-]*\z")]
    private static partial Regex Literal();
}
