using DrTerraform.Settings;

namespace DrTerraform.Constructs.Foundation;

/// <summary>
/// Every way in which the region that serves first and the region that waits differ, one row each.
/// A construct reads values that came from a row; it never asks which row it was.
/// </summary>
public sealed record RegionProfile
{
    /// <summary>The region that serves until a failover.</summary>
    public static readonly RegionProfile Primary = new()
    {
        Alias = "primary",
        RoutingRole = "PRIMARY",
        Weight = 100,
        Region = settings => settings.Primary,
        Peer = settings => settings.Secondary,
    };

    /// <summary>The region that waits.</summary>
    public static readonly RegionProfile Secondary = new()
    {
        Alias = "secondary",
        RoutingRole = "SECONDARY",
        Weight = 0,
        Region = settings => settings.Secondary,
        Peer = settings => settings.Primary,
    };

    private RegionProfile()
    {
    }

    /// <summary>Provider alias, stack id and <c>Region</c> tag.</summary>
    public required string Alias { get; init; }

    /// <summary>Route 53's word for the place of the region's failover record.</summary>
    public required string RoutingRole { get; init; }

    /// <summary>Share of the traffic that a weighted record of the region asks for while both regions answer.</summary>
    public required int Weight { get; init; }

    /// <summary>Picks the row's own part of the settings.</summary>
    public required Func<DrSettings, RegionSettings> Region { get; init; }

    /// <summary>Picks the other row's part of the settings: known at synthesis, so nothing is asked of the other region.</summary>
    public required Func<DrSettings, RegionSettings> Peer { get; init; }
}
