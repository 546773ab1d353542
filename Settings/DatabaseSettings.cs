namespace DrTerraform.Settings;

/// <summary>The Aurora PostgreSQL global database, as both regions share it.</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// Aurora PostgreSQL version, e.g. <c>16.6</c>: one value for the global cluster and both members, since members of different
    /// versions cannot fail over.
    /// </summary>
    public required string EngineVersion { get; init; }

    /// <summary>How instances are sized.</summary>
    public DatabaseCapacity Capacity { get; init; } = DatabaseCapacity.Serverless;

    /// <summary>
    /// Instance class when <see cref="Capacity"/> is provisioned, e.g. <c>db.r6g.large</c>; burstable classes (db.t3, db.t4g) cannot
    /// join a global database. Null with serverless.
    /// </summary>
    public string? InstanceClass { get; init; }

    /// <summary>Name of the database that the functions use.</summary>
    public string Name { get; init; } = "payments";

    /// <summary>Name of the master user; its password is generated.</summary>
    public string MasterUsername { get; init; } = "payments_admin";

    /// <summary>TCP port, 1150 to 65 535.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>Days that automated backups (and with them point-in-time recovery) reach back, 1 to 35.</summary>
    public int BackupRetentionDays { get; init; } = 7;

    /// <summary>Daily backup window in UTC, <c>hh:mm-hh:mm</c>, at least 30 minutes.</summary>
    public string BackupWindow { get; init; } = "03:00-04:00";

    /// <summary>Weekly maintenance window in UTC, <c>ddd:hh:mm-ddd:hh:mm</c>.</summary>
    public string MaintenanceWindow { get; init; } = "sun:05:00-sun:06:00";

    /// <summary>Interval of enhanced monitoring in seconds: 1, 5, 10, 15, 30 or 60.</summary>
    public int MonitoringIntervalSeconds { get; init; } = 60;

    /// <summary>
    /// Makes Aurora stop committing once every replica is further behind than this (<c>rds.global_db_rpo</c>), 20 to 2 147 483 647
    /// seconds; trades availability for a bounded loss. Null: off. (Aurora User Guide, "Managing RPOs for Aurora PostgreSQL-based
    /// global databases".)
    /// </summary>
    public int? RpoLimitSeconds { get; init; }
}

/// <summary>How Aurora instances are sized.</summary>
public enum DatabaseCapacity
{
    /// <summary>Aurora Serverless v2 between a floor and a ceiling.</summary>
    Serverless,

    /// <summary>Instances of one class.</summary>
    Provisioned,
}
