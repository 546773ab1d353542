namespace DrTerraform.Settings;

/// <summary>
/// What we know of versions of Aurora PostgreSQL, as of 2026-11. Only the dates of 11 and 12 were seen on a page of AWS; the rest was
/// not checked there, so the dates of 13 and 14 and the minor versions are to be looked up before they are relied on.
/// </summary>
internal static class EngineSupport
{
    /// <summary>
    /// Last day of standard support of the major versions that are in extended support, or will be within half a year.
    /// </summary>
    private static readonly Dictionary<int, string> StandardSupportEnds = new()
    {
        [11] = "2024-02-29",
        [12] = "2025-02-28",
        [13] = "2026-02-28",
        [14] = "2027-02-28",
    };

    /// <summary>The lowest minor version that AWS still creates clusters of; it withdraws older ones a year or so after their release.</summary>
    private static readonly Dictionary<int, int> LowestMinor = new() { [13] = 21, [14] = 18 };

    /// <summary>
    /// The first minor version of each major one with Serverless v2. Majors before the first of these never had it, those after the last always did.
    /// </summary>
    private static readonly Dictionary<int, int> FirstServerlessMinor = new() { [13] = 6, [14] = 3, [15] = 2, [16] = 1 };

    /// <summary>Whether instances of the version can be Serverless v2.</summary>
    public static bool HasServerless(string version)
    {
        var (major, minor) = Parse(version);
        return major > FirstServerlessMinor.Keys.Max() || (FirstServerlessMinor.TryGetValue(major, out var first) && minor >= first);
    }

    /// <summary>What the operator should know about the version; nothing when there is nothing to know.</summary>
    public static IEnumerable<string> Notes(string version)
    {
        var (major, minor) = Parse(version);
        if (StandardSupportEnds.TryGetValue(major, out var end))
        {
            yield return $"AWS's standard support of Aurora PostgreSQL {major} lasts until {end}; after that day extended support is charged per vCPU or capacity unit";
        }

        if (LowestMinor.TryGetValue(major, out var lowest) && minor < lowest)
        {
            yield return $"AWS no longer creates clusters of {version}; the nearest that it does is {major}.{lowest} or newer "
                + "(aws rds describe-db-engine-versions --engine aurora-postgresql tells)";
        }
    }

    private static (int Major, int Minor) Parse(string version)
    {
        // Not a version at all is somebody else's problem to tell.
        return Version.TryParse(version, out var parsed) ? (parsed.Major, parsed.Minor) : (0, 0);
    }
}
