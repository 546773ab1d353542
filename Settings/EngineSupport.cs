namespace DrTerraform.Settings;

/// <summary>What AWS says about versions of Aurora PostgreSQL, as of 2026-11.</summary>
internal static class EngineSupport
{
    /// <summary>
    /// Major versions that are, or within half a year will be, in paid extended support: the last day of standard support ("Release
    /// calendars for Aurora PostgreSQL" in the Release Notes for Aurora PostgreSQL), and the minor version that AWS still offers which is
    /// nearest to those it no longer does. Majors older than these are gone.
    /// </summary>
    private static readonly Dictionary<int, (string StandardSupportEnds, int NearestMinor)> Ending = new()
    {
        [11] = ("2024-02-29", 21),
        [12] = ("2025-02-28", 22),
        [13] = ("2026-02-28", 21),
        [14] = ("2027-02-28", 18),
    };

    /// <summary>
    /// The first minor version of each major one with Serverless v2 (Aurora User Guide, "Supported Regions and Aurora DB engines for
    /// Aurora Serverless v2"). Majors before the first of these never had it, those after the last always did.
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
        if (!Ending.TryGetValue(major, out var release))
        {
            yield break;
        }

        yield return $"AWS's standard support of Aurora PostgreSQL {major} ends on {release.StandardSupportEnds}; from then on extended support is charged per vCPU or capacity unit";
        if (minor < release.NearestMinor)
        {
            yield return $"{version} is a minor version that AWS no longer creates; the nearest that it does is {major}.{release.NearestMinor} or newer "
                + "(aws rds describe-db-engine-versions --engine aurora-postgresql)";
        }
    }

    private static (int Major, int Minor) Parse(string version)
    {
        // Not a version at all is somebody else's problem to tell.
        return Version.TryParse(version, out var parsed) ? (parsed.Major, parsed.Minor) : (0, 0);
    }
}
