namespace DrTerraform.Settings;

/// <summary>What the cost estimate assumes of a month. Nothing that is built depends on it.</summary>
public sealed record UsageSettings
{
    /// <summary>Payments a month.</summary>
    [AllowedRange(0, int.MaxValue)]
    public int Payments { get; init; } = 1_000_000;

    /// <summary>
    /// Aurora capacity units that each Serverless v2 instance of the serving region uses on average. Null: its floor. Below the floor
    /// it counts as the floor.
    /// </summary>
    [AllowedRange(0.5, 256, Step = 0.5)]
    public double? DatabaseCapacity { get; init; }

    /// <summary>Size of the database in GB.</summary>
    [AllowedRange(0, 131_072)]
    public int DatabaseGigabytes { get; init; } = 100;

    /// <summary>Size of all DynamoDB tables together in GB.</summary>
    [AllowedRange(0, int.MaxValue)]
    public int TableGigabytes { get; init; } = 10;

    /// <summary>Documents that are kept, in GB.</summary>
    [AllowedRange(0, int.MaxValue)]
    public int DocumentGigabytes { get; init; } = 100;

    /// <summary>Documents that are added and replicated in a month, in GB.</summary>
    [AllowedRange(0, int.MaxValue)]
    public int NewDocumentGigabytes { get; init; } = 10;
}
