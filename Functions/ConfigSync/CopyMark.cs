using System.Globalization;
using System.Text.RegularExpressions;

namespace DrTerraform.Functions.ConfigSync;

/// <summary>
/// Tells a copy from an edit. It stands in the parameter's description, which is written by the same call as the value, so that there is
/// no copy without it; and it names the version that the copy has, so that it means nothing any more once somebody edits the copy.
/// </summary>
/// <param name="Region">Where the original was edited.</param>
/// <param name="EditedAt">When, to the millisecond.</param>
/// <param name="Version">The copy's own version.</param>
internal sealed partial record CopyMark(string Region, DateTimeOffset EditedAt, long Version)
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The description of a copy.</summary>
    public string ToDescription() =>
        $"Copied from {Region}, where it was edited at {EditedAt.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture)}, as version {Version}.";

    /// <summary>The mark in a description; null when there is none, or when it is that of another version.</summary>
    public static CopyMark? In(string? description, long version)
    {
        if (description is null || Form().Match(description) is not { Success: true } match)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(match.Groups["moment"].Value, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var editedAt)
            && match.Groups["version"].Value == version.ToString(CultureInfo.InvariantCulture)
                ? new CopyMark(match.Groups["region"].Value, editedAt, version)
                : null;
    }

    [GeneratedRegex(@"^Copied from (?<region>[a-z0-9-]+), where it was edited at (?<moment>[0-9TZ:.-]+), as version (?<version>[0-9]+)\.$")]
    private static partial Regex Form();
}
