namespace DrTerraform.Settings;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The known word nearest to the one given, or null when none is near.</summary>
    public static string? Nearest(string given, IEnumerable<string> known)
    {
        var nearest = known.Select(word => (Word: word, Distance: Distance(given, word))).OrderBy(candidate => candidate.Distance).FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Math.Max(2, nearest.Word.Length / 3) ? nearest.Word : known.FirstOrDefault(word => Share(given, word));
    }

    /// <summary>A hint for the end of a message: the nearest known word, or all of them.</summary>
    public static string Hint(string given, IReadOnlyCollection<string> known) =>
        Nearest(given, known) is { } nearest ? $"did you mean {nearest}?" : $"use one of {string.Join(", ", known)}";

    // "ttl" for ttlSeconds, "theLabel" for label; but no two letters for a word that happens to hold them.
    private static bool Share(string given, string known) => Math.Min(given.Length, known.Length) > 2
        && (known.Contains(given, StringComparison.OrdinalIgnoreCase) || given.Contains(known, StringComparison.OrdinalIgnoreCase));

    // Levenshtein: insertions, deletions and replacements, upper and lower case being alike.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
