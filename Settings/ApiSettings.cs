namespace DrTerraform.Settings;

/// <summary>The REST API, alike in both regions: a limit that differed would show only after a failover.</summary>
public sealed record ApiSettings
{
    /// <summary>Name of the stage.</summary>
    [AllowedText("[A-Za-z0-9_\\-]{1,128}", "1 to 128 letters, digits, - and _")]
    public string Stage { get; init; } = "live";

    /// <summary>Path to which webhooks are posted.</summary>
    [AllowedText("/[a-z0-9\\-]{1,40}", "a path of one segment in lower case, e.g. /payments")]
    public string WebhookPath { get; init; } = "/payments";

    /// <summary>Steady requests a second; the bound is the account's default quota.</summary>
    [AllowedRange(1, 10_000)]
    public int RequestsPerSecond { get; init; } = 500;

    /// <summary>Requests at once on top of the steady rate; the bound is the account's default quota.</summary>
    [AllowedRange(1, 5_000)]
    public int Burst { get; init; } = 1000;
}
