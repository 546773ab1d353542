namespace DrTerraform.Settings;

/// <summary>Names that PostgreSQL or RDS keeps for itself.</summary>
internal static class PostgresWords
{
    // PostgreSQL documentation, appendix "SQL Key Words", the column of reserved words. RDS refuses them for users and databases.
    private const string Reserved = """
        all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog
        current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except
        false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp
        not null offset on only or order placing primary references returning select session_user some symmetric system_user table
        then to trailing true union unique user using variadic when where window with
        """;

    private static readonly HashSet<string> ReservedWords =
        new(Reserved.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether no master user can have the name: a key word, RDS's own <c>admin</c> and <c>rds…</c>, PostgreSQL's <c>pg_…</c>.</summary>
    public static bool AreKeptFromUsers(string name) => AreKept(name) || name.Equals("admin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether no database can have the name: a key word, a template, or RDS's own.</summary>
    public static bool AreKeptFromDatabases(string name) => AreKept(name) || name.ToUpperInvariant() is "TEMPLATE0" or "TEMPLATE1";

    private static bool AreKept(string name) => ReservedWords.Contains(name)
        || name.StartsWith("rds", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("pg_", StringComparison.OrdinalIgnoreCase);
}
