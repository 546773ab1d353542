namespace DrTerraform.Settings;

/// <summary>Thresholds of the alarms, alike in both regions, and who is told.</summary>
public sealed record AlarmSettings
{
    /// <summary>E-mail addresses that subscribe to both regions' topics. AWS asks each for a confirmation.</summary>
    [AllowedText(@"[A-Za-z0-9._%+\-]{1,64}@([A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}", "e-mail addresses, e.g. on-call@bank.example")]
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>
    /// Keeps every notification of both regions for 14 days in a queue of each region: what the lost region said last is read in the other one.
    /// </summary>
    public bool Inbox { get; init; }

    /// <summary>Aurora replication lag that alarms, in milliseconds.</summary>
    [AllowedRange(100, 3_600_000)]
    public int ReplicationLagMilliseconds { get; init; } = 10_000;

    /// <summary>Aurora RPO lag that alarms, in seconds; below the recovery point objective.</summary>
    [AllowedRange(1, 86_400)]
    public int RpoLagSeconds { get; init; } = 30;

    /// <summary>CPU use of the database that alarms, in percent.</summary>
    [AllowedRange(1, 100)]
    public int DatabaseCpuPercent { get; init; } = 80;

    /// <summary>Connections to the database that alarm.</summary>
    [AllowedRange(1, 16_000)]
    public int DatabaseConnections { get; init; } = 800;

    /// <summary>Failed or throttled function calls in 5 minutes that alarm when exceeded.</summary>
    [AllowedRange(0, int.MaxValue)]
    public int FunctionErrors { get; init; } = 3;

    /// <summary>Requests in 5 minutes that DynamoDB refused or failed at, that alarm when exceeded. Of a table's own monitor only.</summary>
    [AllowedRange(0, int.MaxValue)]
    public int TableErrors { get; init; } = 3;

    /// <summary>Server errors of the API in 5 minutes that alarm when exceeded.</summary>
    [AllowedRange(0, int.MaxValue)]
    public int ApiServerErrors { get; init; } = 5;

    /// <summary>99th percentile of the API's answering time that alarms, in milliseconds; API Gateway gives up after 29 000.</summary>
    [AllowedRange(1, 29_000)]
    public int ApiLatencyMilliseconds { get; init; } = 3_000;

    internal IEnumerable<Problem> Problems() => Emails
        .GroupBy(email => email, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .Select(group => new Problem("emails", $"{SettingsContract.Show(group.Key)} is there {group.Count()} times; keep it once"));
}
