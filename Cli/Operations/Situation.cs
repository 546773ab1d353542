using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Cli.Operations;

/// <summary>Both regions at one moment, and what they say together.</summary>
/// <param name="At">When they were asked.</param>
/// <param name="Regions">The region that was born to serve, then the one that was born to wait.</param>
internal sealed record Situation(DateTimeOffset At, IReadOnlyList<RegionReport> Regions)
{
    /// <summary>The role record; where the replicas differ, the one of the later epoch. Null when no region has told one.</summary>
    public RoleRecord? Role => Regions.Select(region => region.Role.Value).OfType<RoleRecord>().MaxBy(role => role.Epoch);

    /// <summary>The global database as the active region knows it, or else any other; null when none has told.</summary>
    public GlobalDatabaseState? GlobalDatabase => Regions.OrderByDescending(region => region.Region == Role?.ActiveRegion)
        .Select(region => region.GlobalDatabase.Value).OfType<GlobalDatabaseState>().FirstOrDefault();

    /// <summary>The region whose cluster writes.</summary>
    public string? WriterRegion => GlobalDatabase?.Writer?.Region;

    /// <summary>The pause that is in force in any replica.</summary>
    public PauseOrder? Pause => Regions.Select(region => region.Pause.Value).OfType<PauseOrder>().FirstOrDefault();

    public static async Task<Situation> ReadAsync(IReadOnlyList<IRegion> regions, TimeProvider time, CancellationToken cancellation)
    {
        var at = time.GetUtcNow();
        return new Situation(at, await Task.WhenAll(regions.Select(region => RegionReport.ReadAsync(region, time, cancellation))));
    }

    public RegionReport Of(string region) => Regions.Single(report => report.Region == region);

    public RegionReport PeerOf(string region) => Regions.Single(report => report.Region != region);
}
