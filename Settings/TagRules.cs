using System.Text.RegularExpressions;

namespace DrTerraform.Settings;

/// <summary>Whether AWS takes the tags (General Reference, "Tagging AWS resources": the rules that all services share).</summary>
internal static partial class TagRules
{
    private const int MostTags = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;
    private const string Characters = "letters, digits, spaces and _ . : / = + - @";

    /// <summary>What is wrong with the tags.</summary>
    public static IEnumerable<Problem> Problems(IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > MostTags)
        {
            yield return new Problem("tags", $"{tags.Count} tags are not allowed; use at most {MostTags}");
        }

        // IAM roles, unlike everything else, do not tell keys apart by case.
        foreach (var twins in tags.Keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return new Problem("tags", $"{string.Join(" and ", twins)} differ in case only, which IAM refuses; keep one of them");
        }

        foreach (var (key, value) in tags)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                yield return new Problem($"tags.{key}", "is a key that AWS keeps for itself; use one that does not start with aws:");
            }
            else if (key.Length is 0 or > LongestKey || !Legal().IsMatch(key))
            {
                yield return new Problem($"tags.{key}", $"is not a key that AWS takes; use 1 to {LongestKey} {Characters}");
            }

            if (value.Replace("{region}", "secondary", StringComparison.Ordinal) is var text && (text.Length > LongestValue || !Legal().IsMatch(text)))
            {
                yield return Problem.NotAllowed($"tags.{key}", value, $"at most {LongestValue} {Characters}; {{region}} is the only placeholder");
            }
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Zs}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Legal();
}
