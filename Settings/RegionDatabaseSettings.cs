namespace DrTerraform.Settings;

/// <summary>Size of one region's part of the Aurora global database.</summary>
public sealed record RegionDatabaseSettings
{
    /// <summary>
    /// Number of instances, 1 to 16. Never 0: a cluster without an instance must be given one before it can be promoted, which
    /// takes 5 to 15 minutes (AWS Database Blog on headless clusters).
    /// </summary>
    public int Instances { get; init; } = 1;

    /// <summary>
    /// Serverless v2 floor in Aurora capacity units, 0.5 to 256 in steps of 0.5. Never 0: a paused standby cannot meet an RTO.
    /// AWS recommends 8 or more for the region that writes (Aurora User Guide, "Using Aurora Serverless v2 with global databases").
    /// </summary>
    public double MinimumCapacity { get; init; } = 1;

    /// <summary>Serverless v2 ceiling in Aurora capacity units, 1 to 256, not below the floor.</summary>
    public double MaximumCapacity { get; init; } = 32;
}
