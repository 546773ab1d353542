using System.Text.RegularExpressions;

namespace DrTerraform.Cli.Doctor;

/// <summary>Reads versions out of what tools say about themselves.</summary>
internal static partial class ToolVersion
{
    /// <summary>The first thing that looks like a version, or null.</summary>
    public static Version? In(string? text) =>
        text is not null && Pattern().Match(text) is { Success: true } match ? Version.Parse(match.Value) : null;

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
