namespace DrTerraform.Constructs.Database;

/// <summary>What the global cluster and its members must say alike.</summary>
internal static class AuroraEngine
{
    /// <summary>The engine.</summary>
    public const string Name = "aurora-postgresql";

    /// <summary>
    /// Keeps a version past its end of standard support running, at extended-support prices, instead of being upgraded by AWS in the
    /// middle of a year-end freeze. Said out loud because it is AWS's silent default.
    /// </summary>
    public const string LifecycleSupport = "open-source-rds-extended-support";
}
