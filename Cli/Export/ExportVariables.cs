using System.Text.RegularExpressions;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Export;

/// <summary>
/// What the settings hold at the top, as variables: suffix, regions with their part in names, domain. A value is recognised by where it
/// stands and not by its letters alone: a region or a domain as a whole word, suffix and label in a name made by the settings' template,
/// the suffix also in the path of a parameter.
/// </summary>
internal sealed class ExportVariables
{
    private readonly IReadOnlyList<ExportVariable> _all;
    private readonly Regex _occurrence;

    private ExportVariables(IReadOnlyList<ExportVariable> all, Regex occurrence)
    {
        _all = all;
        _occurrence = occurrence;
    }

    /// <summary>No variable: for what must not refer to one, such as the configuration of a backend.</summary>
    public static ExportVariables None { get; } = new([], new Regex("(?!)"));

    public static ExportVariables Of(DrSettings settings)
    {
        ExportVariable[] suffix = settings.Suffix is { } given ? [new("suffix", given, "Tells deployments of one environment apart; part of every name.")] : [];
        var domain = new ExportVariable("domain", settings.Dns.Domain, "Domain of the hosted zone.");
        ExportVariable[] regions =
        [
            new("primary_region", settings.Primary.Region, "Region that serves until a failover."),
            new("secondary_region", settings.Secondary.Region, "Region that waits."),
        ];
        ExportVariable[] labels =
        [
            new("primary_label", settings.Primary.NameLabel, "The primary region's part in names."),
            new("secondary_label", settings.Secondary.NameLabel, "The secondary region's part in names."),
        ];
        string[] patterns =
        [
            NamePattern(settings, suffix, labels),
            .. suffix.Select(value => $"(?<=/{settings.Project}/{settings.Environment}-){value.Pattern}(?=/)"),
            $@"(?<![a-z0-9\-]){domain.Pattern}(?![a-z0-9\-]|\.[a-z0-9])",
            .. regions.Select(region => $"(?<![A-Za-z0-9]){region.Pattern}(?![A-Za-z0-9])"),
        ];
        return new ExportVariables([.. suffix, .. regions, .. labels, domain], new Regex(string.Join('|', patterns), RegexOptions.ExplicitCapture));
    }

    /// <summary>The template with references in the place of values.</summary>
    public string Apply(string template) =>
        string.Concat(Template.Parts(template).Select(part => part.IsCode ? part.Text : _occurrence.Replace(part.Text, Refer)));

    /// <summary>Those that something written refers to: Terraform's users take a variable that nothing uses for a mistake.</summary>
    public IReadOnlyList<ExportVariable> UsedIn(IReadOnlyCollection<string> written) =>
        [.. _all.Where(variable => written.Any(text => text.Contains($"var.{variable.Name}", StringComparison.Ordinal)))];

    private static string NamePattern(DrSettings settings, IEnumerable<ExportVariable> suffix, IEnumerable<ExportVariable> labels)
    {
        const string Words = "[a-z0-9]+(-[a-z0-9]+)*";
        var label = $"({string.Join('|', labels.Select(label => label.Pattern).Append(Names.GlobalLabel))})";
        var name = settings.Naming.Template
            .Replace("{type}", Words, StringComparison.Ordinal)
            .Replace("{purpose}", Words, StringComparison.Ordinal)
            .Replace("{region}", label, StringComparison.Ordinal)
            .Replace("{project}", settings.Project, StringComparison.Ordinal)
            .Replace("{environment}", settings.Environment, StringComparison.Ordinal)
            .Replace("{suffix}", string.Concat(suffix.Select(value => value.Pattern)), StringComparison.Ordinal);
        return $@"(?<![a-z0-9\-]){name}(?![a-z0-9])";
    }

    private string Refer(Match match)
    {
        var values = from variable in _all
                     from Capture value in match.Groups[variable.Name].Captures
                     orderby value.Index descending
                     select (variable, Start: value.Index - match.Index, value.Length);
        return values.Aggregate(match.Value, (text, value) => text.Remove(value.Start, value.Length).Insert(value.Start, value.variable.Reference));
    }
}
