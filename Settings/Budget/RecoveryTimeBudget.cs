namespace DrTerraform.Settings.Budget;

/// <summary>
/// How long it takes at worst from the loss of a region until clients are served by the other: every step at its slowest.
/// </summary>
public sealed class RecoveryTimeBudget
{
    private const int AliasTtlSeconds = 60;

    private static readonly SourcedSeconds CheckTimeout = new(
        6, "Route 53 Developer Guide, How Amazon Route 53 determines whether a health check is healthy: 4 s to connect, then 2 s to answer");

    private static readonly SourcedSeconds Aggregation = new(5, "assumption: AWS states no time; a game day has to confirm it");
    private static readonly SourcedSeconds LateTick = new(5, "assumption: a run of the schedule starts late, or the probes of a tick all time out");
    private static readonly SourcedSeconds RoleAge = new(2, "this project: functions rely on a role record of at most 2 s (RoleFence)");

    private static readonly string[] OfPromotions =
    [
        "Aurora taking longer than failover.promotionSeconds",
        "replication lag over failover.maximumLagSeconds, a pause or a cooldown: the monitor pages and waits for a person",
        "the loss of the second region while it serves: a return is for a person to approve",
        "a monitor that crashes in the middle: the next run of its schedule goes on, up to a minute later",
    ];

    private readonly FailoverSettings? _failover;

    private RecoveryTimeBudget(DnsSettings dns, FailoverSettings? failover)
    {
        _failover = failover;
        Steps = [Checked("Route 53's checkers find the region gone", dns), Aggregated(), .. failover is null ? [] : Promoted(dns, failover), Cached(dns)];
    }

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<BudgetStep> Steps { get; }

    /// <summary>The sum of all steps.</summary>
    public int WorstCaseSeconds => Steps.Sum(step => step.Seconds);

    /// <summary>
    /// The same for a region that answers but says that it cannot serve, which the monitor gives more time. Null where nothing is
    /// promoted. It is no loss of a region, so it is not held against the objective.
    /// </summary>
    public int? WorstCaseWhileAnsweringSeconds => _failover is { } limits
        ? WorstCaseSeconds - WholeTicks(limits.ConfirmSeconds, limits) + WholeTicks(limits.ConfirmAnsweringSeconds, limits)
        : null;

    /// <summary>What may make it longer and is in no step.</summary>
    public IReadOnlyList<string> NotCounted =>
    [
        .. _failover is null ? [] : OfPromotions,
        "clients and resolvers that keep an answer beyond its time to live, and what clients need to connect anew",
    ];

    /// <summary>The keys that the figures are made of.</summary>
    internal static IReadOnlyList<string> Inputs { get; } =
    [
        "dns.records", "dns.ttlSeconds", "dns.checkIntervalSeconds", "dns.failureThreshold",
        "failover.mode", "failover.tickSeconds", "failover.confirmSeconds", "failover.promotionSeconds", "failover.approvalMinutes",
    ];

    /// <summary>The budget of a deployment.</summary>
    public static RecoveryTimeBudget Of(DrSettings settings) => Of(settings.Dns, settings.Database is null ? null : settings.Failover);

    /// <summary>The budget of records that wait for a promotion or, where nothing is promoted, of records that move by their health checks alone.</summary>
    /// <param name="dns">Checks and records.</param>
    /// <param name="failover">Limits of the monitor; null where nothing is promoted.</param>
    internal static RecoveryTimeBudget Of(DnsSettings dns, FailoverSettings? failover) => new(dns, failover);

    private static IEnumerable<BudgetStep> Promoted(DnsSettings dns, FailoverSettings limits)
    {
        yield return new BudgetStep("the monitor's resolver forgets that the region is up", dns.TtlSeconds, "dns.ttlSeconds", "");
        yield return new BudgetStep("the monitor looks again", limits.TickSeconds + LateTick.Seconds, $"failover.tickSeconds + {LateTick.Seconds}", LateTick.Source);
        yield return new BudgetStep("every look finds it silent for long enough", WholeTicks(limits.ConfirmSeconds, limits), "failover.confirmSeconds, in whole ticks", "");
        if (limits.Mode == FailoverMode.Approve)
        {
            yield return new BudgetStep("a person approves", limits.ApprovalMinutes * 60, "failover.approvalMinutes, since failover.mode is approve", "");
        }

        yield return new BudgetStep(
            "Aurora promotes the waiting cluster", limits.PromotionSeconds, "failover.promotionSeconds",
            "assumption until measured; AWS's disaster recovery workshop says less than a minute for the promotion itself");
        yield return new BudgetStep("the monitor sees the new writer and records the role", limits.TickSeconds, "failover.tickSeconds", "");
        yield return new BudgetStep("the functions read the role", RoleAge.Seconds, "", RoleAge.Source);
        yield return Checked("Route 53's checkers find the new region serving", dns);
        yield return Aggregated();
    }

    private static BudgetStep Checked(string what, DnsSettings dns) => new(
        what, (dns.FailureThreshold * dns.CheckIntervalSeconds) + CheckTimeout.Seconds, $"dns.failureThreshold × dns.checkIntervalSeconds + {CheckTimeout.Seconds}", CheckTimeout.Source);

    private static BudgetStep Aggregated() => new("its name servers answer by what the checkers found", Aggregation.Seconds, "", Aggregation.Source);

    private static BudgetStep Cached(DnsSettings dns) => dns.Records == RecordKind.Alias
        ? new("resolvers forget the old answer", AliasTtlSeconds, "dns.records is alias", "assumption: the time to live is AWS's, and its Route 53 FAQ says 60 s of aliases to load balancers")
        : new("resolvers forget the old answer", dns.TtlSeconds, "dns.ttlSeconds", "");

    private static int WholeTicks(int seconds, FailoverSettings limits) => (seconds + limits.TickSeconds - 1) / limits.TickSeconds * limits.TickSeconds;
}
