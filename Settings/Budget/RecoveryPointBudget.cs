namespace DrTerraform.Settings.Budget;

/// <summary>What a lost region may take with it, store by store. Replication between regions is asynchronous: none of them promises nothing.</summary>
public static class RecoveryPointBudget
{
    private const int TimeControlSeconds = 15 * 60;

    private static readonly StoreLoss Corruption = new(
        "corruption (backups)", null, "backup.schedule, database.backupRetentionDays", "replication copies it within the second: restore to a point in time, or the last backup", IsJudged: false);

    private static readonly SourcedSeconds TableReplication = new(
        5, "assumption: replication is asynchronous and without a bound; its metric ReplicationLatency tells, a game day has to confirm it");

    /// <summary>The stores of a deployment.</summary>
    public static IReadOnlyList<StoreLoss> Of(DrSettings settings) =>
    [
        .. settings.Database is { } database ? Payments(settings, database) : [],
        .. settings.Transactions is null ? Array.Empty<StoreLoss>() : [Table("transactions (DynamoDB)")],
        .. settings.Documents is { } documents ? [Documents(documents)] : Array.Empty<StoreLoss>(),
        .. settings.Backup is null ? Array.Empty<StoreLoss>() : [Corruption],
    ];

    private static IEnumerable<StoreLoss> Payments(DrSettings settings, DatabaseSettings database) =>
    [
        database.RpoLimitSeconds is { } enforced && enforced <= settings.MaximumLagSeconds
            ? new("payments (Aurora)", enforced, "database.rpoLimitSeconds", "Aurora stops committing when replication is further behind (rds.global_db_rpo)", IsJudged: true)
            : new("payments (Aurora)", settings.MaximumLagSeconds, settings.Failover.MaximumLagSeconds is null ? "objectives.rpoSeconds" : "failover.maximumLagSeconds",
                "Aurora bounds nothing: with more lag the monitor does not promote by itself, a person accepts the loss", IsJudged: true),
        Table("sessions (DynamoDB)"),
        new("dead letters (SQS)", null, "", "they stay in the lost region until it is back", IsJudged: false),
    ];

    private static StoreLoss Table(string store) => new(store, TableReplication.Seconds, "", TableReplication.Source, IsJudged: true);

    private static StoreLoss Documents(DocumentSettings documents) => documents.ReplicationTimeControl
        ? new("documents (S3)", TimeControlSeconds, "documents.replicationTimeControl", "S3 User Guide, Replication Time Control: 99.99 % of objects within 15 minutes", IsJudged: false)
        : new("documents (S3)", null, "documents.replicationTimeControl is off", "S3 promises no time without it", IsJudged: false);
}
