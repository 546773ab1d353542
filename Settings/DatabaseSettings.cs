namespace DrTerraform.Settings;

/// <summary>The Aurora PostgreSQL global database, as both regions share it.</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// Aurora PostgreSQL version, e.g. <c>16.6</c>: one value for the global cluster and both members, since members of different
    /// versions cannot fail over.
    /// </summary>
    [AllowedText(@"[1-9]\d\.\d{1,2}", "MAJOR.MINOR of Aurora PostgreSQL, e.g. 16.6")]
    public required string EngineVersion { get; init; }

    /// <summary>How instances are sized.</summary>
    public DatabaseCapacity Capacity { get; init; } = DatabaseCapacity.Serverless;

    /// <summary>
    /// Instance class when <see cref="Capacity"/> is provisioned; null when it is serverless.
    /// </summary>
    [AllowedText(@"db\.(r[5-9]|r1\d|x2)[a-z]*\.[a-z0-9\-]+", "a memory-optimised class, e.g. db.r6g.large",
        Because = "a global database takes no other; burstable ones least of all")]
    public string? InstanceClass { get; init; }

    /// <summary>Name of the database that the functions use.</summary>
    [AllowedText("[A-Za-z][A-Za-z0-9_]{0,62}", "1 to 63 letters, digits and underscores, a letter first")]
    public string Name { get; init; } = "payments";

    /// <summary>Name of the master user; its password is generated.</summary>
    [AllowedText("[A-Za-z][A-Za-z0-9_]{0,15}", "1 to 16 letters, digits and underscores, a letter first")]
    public string MasterUsername { get; init; } = "payments_admin";

    /// <summary>TCP port.</summary>
    [AllowedRange(1150, 65_535)]
    public int Port { get; init; } = 5432;

    /// <summary>Days that automated backups (and with them point-in-time recovery) reach back.</summary>
    [AllowedRange(1, 35)]
    public int BackupRetentionDays { get; init; } = 7;

    /// <summary>Daily backup window in UTC, at least 30 minutes, apart from the maintenance window.</summary>
    [AllowedText(DailyWindow.Pattern, "hh:mm-hh:mm in UTC, e.g. 03:00-04:00")]
    public string BackupWindow { get; init; } = "03:00-04:00";

    /// <summary>Weekly maintenance window in UTC, 30 minutes to 24 hours.</summary>
    [AllowedText(WeeklyWindow.Pattern, "ddd:hh:mm-ddd:hh:mm in UTC, e.g. sun:05:00-sun:06:00")]
    public string MaintenanceWindow { get; init; } = "sun:05:00-sun:06:00";

    /// <summary>Interval of enhanced monitoring in seconds.</summary>
    [AllowedNumbers(1, 5, 10, 15, 30, 60)]
    public int MonitoringIntervalSeconds { get; init; } = 60;

    /// <summary>
    /// Makes Aurora stop committing once every replica is further behind than this (<c>rds.global_db_rpo</c>), in
    /// seconds; trades availability for a bounded loss. Null: off. (Aurora User Guide, disaster
    /// recovery of global databases.)
    /// </summary>
    [AllowedRange(20, int.MaxValue, Because = "Aurora enforces no shorter one")]
    public int? RpoLimitSeconds { get; init; }

    internal IEnumerable<Problem> Problems()
    {
        if (Capacity == DatabaseCapacity.Provisioned && InstanceClass is null)
        {
            yield return new Problem("instanceClass", "is missing; give a memory-optimised class, e.g. db.r6g.large, or set capacity to serverless") { Inputs = ["capacity"] };
        }

        if (Capacity == DatabaseCapacity.Serverless && InstanceClass is not null)
        {
            yield return new Problem("instanceClass", $"\"{InstanceClass}\" is not allowed with capacity serverless; leave it out, or set capacity to provisioned") { Inputs = ["capacity"] };
        }

        if (Capacity == DatabaseCapacity.Serverless && !EngineSupport.HasServerless(EngineVersion))
        {
            yield return Problem.NotAllowed("engineVersion", EngineVersion, "13.6, 14.3, 15.2, 16.1 or newer with capacity serverless", "capacity");
        }

        if (PostgresWords.AreKeptFromDatabases(Name))
        {
            yield return Problem.NotAllowed("name", Name, "a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments");
        }

        if (PostgresWords.AreKeptFromUsers(MasterUsername))
        {
            yield return Problem.NotAllowed("masterUsername", MasterUsername, "a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments_admin");
        }

        foreach (var problem in WindowProblems())
        {
            yield return problem;
        }
    }

    private IEnumerable<Problem> WindowProblems()
    {
        const int ShortestMinutes = 30;
        const int LongestMaintenanceMinutes = 24 * 60;

        var (backup, maintenance) = (DailyWindow.Parse(BackupWindow), WeeklyWindow.Parse(MaintenanceWindow));
        if (backup.Minutes < ShortestMinutes)
        {
            yield return Problem.NotAllowed("backupWindow", BackupWindow, $"a window of at least {ShortestMinutes} minutes");
        }

        if (maintenance.Minutes is < ShortestMinutes or > LongestMaintenanceMinutes)
        {
            yield return Problem.NotAllowed("maintenanceWindow", MaintenanceWindow, $"a window of {ShortestMinutes} minutes to 24 hours");
        }

        if (maintenance.Overlaps(backup))
        {
            yield return Problem.NotAllowed("maintenanceWindow", MaintenanceWindow, $"a window apart from backupWindow, {BackupWindow} on every day", "backupWindow");
        }
    }
}

/// <summary>How Aurora instances are sized.</summary>
public enum DatabaseCapacity
{
    /// <summary>Aurora Serverless v2 between a floor and a ceiling.</summary>
    Serverless,

    /// <summary>Instances of one class.</summary>
    Provisioned,
}
