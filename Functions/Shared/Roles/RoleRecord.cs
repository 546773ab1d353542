namespace DrTerraform.Functions.Shared.Roles;

/// <summary>Which region is active. Written only by the region that has just become the database's writer.</summary>
/// <param name="ActiveRegion">The region that serves.</param>
/// <param name="Epoch">Grows by one with every change of the active region; every payment row carries it.</param>
public sealed record RoleRecord(string ActiveRegion, long Epoch)
{
    /// <summary>When the region became active, or null when the record does not say so.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Why it did, for people.</summary>
    public string? Reason { get; init; }
}
