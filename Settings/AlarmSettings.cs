namespace DrTerraform.Settings;

/// <summary>Thresholds of the alarms, alike in both regions, and who is told.</summary>
public sealed record AlarmSettings
{
    /// <summary>E-mail addresses that subscribe to both regions' topics. AWS asks each for a confirmation.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Aurora replication lag that alarms, in milliseconds, 100 to 3 600 000.</summary>
    public int ReplicationLagMilliseconds { get; init; } = 10_000;

    /// <summary>Aurora RPO lag that alarms, in seconds, 1 or more and below the recovery point objective.</summary>
    public int RpoLagSeconds { get; init; } = 30;

    /// <summary>CPU use of the database that alarms, 1 to 100 percent.</summary>
    public int DatabaseCpuPercent { get; init; } = 80;

    /// <summary>Connections to the database that alarm, 1 or more.</summary>
    public int DatabaseConnections { get; init; } = 800;

    /// <summary>Failed or throttled function calls in 5 minutes that alarm when exceeded, 0 or more.</summary>
    public int FunctionErrors { get; init; } = 3;

    /// <summary>Server errors of the API in 5 minutes that alarm when exceeded, 0 or more.</summary>
    public int ApiServerErrors { get; init; } = 5;

    /// <summary>99th percentile of the API's answering time that alarms, in milliseconds, 1 to 29 000.</summary>
    public int ApiLatencyMilliseconds { get; init; } = 3_000;
}
