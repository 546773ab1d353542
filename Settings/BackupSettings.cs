namespace DrTerraform.Settings;

/// <summary>AWS Backup of the database and the tables, with a copy in the other region.</summary>
public sealed record BackupSettings
{
    /// <summary>When a backup starts, as an AWS cron expression in UTC.</summary>
    public string Schedule { get; init; } = "cron(0 5 * * ? *)";

    /// <summary>Days that a backup and its copy are kept, 1 to 36 500.</summary>
    public int RetentionDays { get; init; } = 35;
}
