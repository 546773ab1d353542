namespace DrTerraform.Settings;

/// <summary>The REST API, alike in both regions: a limit that differed would show only after a failover.</summary>
public sealed record ApiSettings
{
    /// <summary>Name of the stage: letters, digits, - and _.</summary>
    public string Stage { get; init; } = "live";

    /// <summary>Steady requests a second, 1 to 10 000 (the account's default quota).</summary>
    public int RequestsPerSecond { get; init; } = 500;

    /// <summary>Requests at once on top of the steady rate, 1 to 5 000 (the account's default quota).</summary>
    public int Burst { get; init; } = 1000;
}
