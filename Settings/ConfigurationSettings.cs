using System.Text.RegularExpressions;

namespace DrTerraform.Settings;

/// <summary>Configuration in Parameter Store, under the same paths in both regions.</summary>
public sealed partial record ConfigurationSettings
{
    private const string PathPattern = @"(/[a-zA-Z0-9_.\-{}]+){1,10}";
    private const string PathMeaning = "a path of letters, digits, _ . - and {project} {environment} {suffix}, e.g. /{project}/{environment}";

    /// <summary>
    /// What the names of a region's own facts, such as its endpoints, begin with. Placeholders: <c>{project}</c>, <c>{environment}</c>,
    /// <c>{suffix}</c>.
    /// </summary>
    [AllowedText(PathPattern, PathMeaning)]
    public string Path { get; init; } = "/{project}/{environment}-{suffix}";

    /// <summary>What the names of parameters that mean the same in both regions begin with. Null: <see cref="Path"/> and <c>/shared</c>.</summary>
    [AllowedText(PathPattern, PathMeaning)]
    public string? SharedPath { get; init; }

    /// <summary>
    /// Secrets that mean the same in both regions, by the last parts of their names. Each begins with a generated value that an operator
    /// replaces; Terraform never touches it again.
    /// </summary>
    [AllowedText(@"[a-zA-Z0-9_.\-]+(/[a-zA-Z0-9_.\-]+)*", "last parts of names, e.g. api-key")]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The function that carries edits of shared parameters to the other region. Null: nobody does.</summary>
    public ControlFunctionSettings? Sync { get; init; }

    internal IEnumerable<Problem> Problems(DrSettings settings)
    {
        foreach (var (key, path) in new[] { ("path", Path), ("sharedPath", SharedPath ?? "") })
        {
            foreach (var unknown in Placeholder().Matches(path).Select(match => match.Value).Except(["{project}", "{environment}", "{suffix}"]))
            {
                yield return Problem.NotAllowed(key, path, $"{{project}}, {{environment}} and {{suffix}} only, not {unknown}");
            }
        }

        if (Secrets.Distinct(StringComparer.Ordinal).Count() < Secrets.Count)
        {
            yield return new Problem("secrets", "names a secret twice; keep it once");
        }

        // What a region says of itself must not be carried over the other's.
        if (settings.Database is not null && Sync is not null && $"{Path}/".StartsWith($"{SharedPathOrDefault}/", StringComparison.Ordinal))
        {
            yield return Problem.NotAllowed("sharedPath", SharedPathOrDefault, $"a path that path, {Path}, does not begin with: the synchronizer would overwrite one region's endpoints with the other's", "path");
        }
    }

    /// <summary>What the names of a region's own facts begin with.</summary>
    public string PathOf(DrSettings settings) => Fill(Path, settings);

    /// <summary>What the names of shared parameters begin with.</summary>
    public string SharedPathOf(DrSettings settings) => Fill(SharedPathOrDefault, settings);

    private string SharedPathOrDefault => SharedPath ?? $"{Path}/shared";

    private static string Fill(string path, DrSettings settings) => path
        .Replace("{project}", settings.Project, StringComparison.Ordinal)
        .Replace("{environment}", settings.Environment, StringComparison.Ordinal)
        .Replace("{suffix}", settings.Suffix, StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^{}]*\}?|\}")]
    private static partial Regex Placeholder();
}
