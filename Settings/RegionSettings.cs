using System.Text.Json.Serialization;

namespace DrTerraform.Settings;

/// <summary>One of the two regions.</summary>
public sealed record RegionSettings
{
    /// <summary>AWS's name of the region, e.g. <c>us-east-1</c>.</summary>
    [AwsRegion]
    public required string Region { get; init; }

    /// <summary>The region's part in names. Null: AWS's short form, e.g. <c>use1</c>.</summary>
    [AllowedText("[a-z][a-z0-9]*(-[a-z0-9]+)*", "lower-case letters and digits in groups joined by single hyphens, a letter first, e.g. east")]
    public string? Label { get; init; }

    /// <summary>Address range of the network; must not overlap the other region's.</summary>
    [PrivateNetwork]
    public required string Cidr { get; init; }

    /// <summary>Size of this region's part of the database.</summary>
    public RegionDatabaseSettings Database { get; init; } = new();

    /// <summary>The region's part in names: <see cref="Label"/>, or the short form of <see cref="Region"/>.</summary>
    [JsonIgnore]
    public string NameLabel => Label ?? ShortForm(Region);

    /// <summary>The initials that AWS itself uses in availability-zone ids: us-east-1 is use1, ap-southeast-2 is apse2.</summary>
    public static string ShortForm(string region)
    {
        var parts = region.Split('-');
        return parts.Length < 3
            ? region
            : parts[0] + string.Concat(parts[1..^1].Select(Initials)) + parts[^1];
    }

    private static string Initials(string direction) => direction switch
    {
        "northeast" => "ne",
        "northwest" => "nw",
        "southeast" => "se",
        "southwest" => "sw",
        _ => direction[..Math.Min(1, direction.Length)],
    };
}
