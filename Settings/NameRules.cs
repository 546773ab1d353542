using System.Text.RegularExpressions;

namespace DrTerraform.Settings;

/// <summary>Whether the template and its parts make names that AWS takes.</summary>
internal static partial class NameRules
{
    private const string Template = "naming.template";

    private static readonly string[] Placeholders = ["{project}", "{type}", "{purpose}", "{region}", "{environment}", "{suffix}"];
    private static readonly string[] Needed = ["{type}", "{purpose}", "{region}"];
    private static readonly string[] Parts =
        [Template, "naming.exceptions", "project", "environment", "primary.region", "primary.label", "secondary.region", "secondary.label"];

    /// <summary>What is wrong with the names, each cause once.</summary>
    public static IEnumerable<Problem> Problems(DrSettings settings)
    {
        Problem[] problems = [.. TemplateProblems(settings.Naming.Template), .. settings.Naming.Exceptions.SelectMany(exception => ExceptionProblems(exception.Key, exception.Value))];
        return problems.Length > 0 ? problems : settings.Suffix is null && NeedsSuffix(settings) ? [NoSuffix] : NameProblems(settings);
    }

    private static Problem NoSuffix =>
        new("suffix", "is missing; give lower-case letters and digits in groups joined by single hyphens, e.g. demo, or leave {suffix} out of every pattern");

    private static bool NeedsSuffix(DrSettings settings) => settings.Naming.Exceptions.Values
        .Concat([settings.Naming.Template, settings.Configuration.Path, settings.Configuration.SharedPath ?? ""])
        .Any(pattern => pattern.Contains("{suffix}", StringComparison.Ordinal));

    private static IEnumerable<Problem> TemplateProblems(string template)
    {
        var missing = Needed.Where(placeholder => !template.Contains(placeholder, StringComparison.Ordinal)).ToList();
        if (!template.Contains("{suffix}", StringComparison.Ordinal) && !template.Contains("{environment}", StringComparison.Ordinal))
        {
            missing.Add("{suffix} or {environment}");
        }

        if (missing.Count > 0)
        {
            yield return new Problem(Template, $"{SettingsContract.Show(template)} lacks {string.Join(" and ", missing)}; without that two resources would share a name");
        }

        foreach (var problem in PatternProblems(Template, template, Placeholders))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> ExceptionProblems(string key, string pattern)
    {
        var path = $"naming.exceptions.{key}";
        if (!Named.ByKey.TryGetValue(key, out var named))
        {
            yield return new Problem(path, $"is not a kind of name; {Spelling.Hint(key, [.. Named.ByKey.Keys])}");
            yield break;
        }

        foreach (var problem in PatternProblems(path, pattern, named.MayHoldAccount ? [.. Placeholders, "{account}"] : Placeholders))
        {
            yield return problem;
        }

        if (named.Scope == NameScope.Region && !pattern.Contains("{region}", StringComparison.Ordinal))
        {
            yield return new Problem(path, $"{SettingsContract.Show(pattern)} lacks {{region}}; without that both regions would share the name");
        }

        if (named.QualifierRoom > 0 && !pattern.Contains("{purpose}", StringComparison.Ordinal))
        {
            yield return new Problem(path, $"{SettingsContract.Show(pattern)} lacks {{purpose}}; without that several of the kind would share the name");
        }
    }

    private static IEnumerable<Problem> PatternProblems(string path, string pattern, string[] placeholders)
    {
        foreach (var unknown in Placeholder().Matches(pattern).Select(match => match.Value).Except(placeholders))
        {
            yield return new Problem(path, $"{unknown} is not a placeholder; {Spelling.Hint(unknown, placeholders)}");
        }

        if (!Literal().IsMatch(Placeholder().Replace(pattern, "")))
        {
            yield return new Problem(path, $"{SettingsContract.Show(pattern)} is not allowed; use placeholders, lower-case letters, digits and hyphens");
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
