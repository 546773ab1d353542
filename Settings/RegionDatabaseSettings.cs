namespace DrTerraform.Settings;

/// <summary>Size of one region's part of the Aurora global database.</summary>
public sealed record RegionDatabaseSettings
{
    /// <summary>
    /// Number of instances. Never 0: a cluster without an instance must be given one before it can be promoted, which
    /// takes 5 to 15 minutes (AWS Database Blog on headless clusters).
    /// </summary>
    [AllowedRange(1, 16, Because = "a cluster without an instance must be given one before it can be promoted, 5 to 15 minutes")]
    public int Instances { get; init; } = 1;

    /// <summary>
    /// Serverless v2 floor in Aurora capacity units. Never 0: a paused standby cannot meet an RTO.
    /// AWS recommends 8 or more for the region that writes (Aurora User Guide, Serverless v2 auto-pause).
    /// </summary>
    [AllowedRange(0.5, 256, Step = 0.5, Because = "a paused database cannot meet an RTO")]
    public double MinimumCapacity { get; init; } = 1;

    /// <summary>Serverless v2 ceiling in Aurora capacity units, not below the floor.</summary>
    [AllowedRange(1, 256, Step = 0.5)]
    public double MaximumCapacity { get; init; } = 32;

    internal IEnumerable<Problem> Problems()
    {
        if (MaximumCapacity < MinimumCapacity)
        {
            yield return Problem.NotAllowed("maximumCapacity", MaximumCapacity, $"{SettingsContract.Show(MinimumCapacity)} (minimumCapacity) to 256", "minimumCapacity");
        }
    }
}
