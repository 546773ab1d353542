namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>How large a model is: every duration in ticks, the rule's own limits as they are.</summary>
internal sealed record Scale
{
    /// <summary>Small figures, so that every schedule can be tried. The proportions are those of the real ones.</summary>
    public static readonly Scale Bounded = new()
    {
        TickSeconds = 10,
        MonitorEvery = 1,
        CheckEvery = 1,
        CheckThreshold = 2,
        CacheTicks = 2,
        LeastPromotion = 1,
        GreatestPromotion = 2,
        LateCallTicks = 2,
        ClockJump = 1,
        Saturates = true,
        LastEpoch = 3,
        Limits = new FailoverLimits
        {
            LongestGap = TimeSpan.FromSeconds(20),
            SilentPeerPatience = TimeSpan.FromSeconds(20),
            AnsweringPeerPatience = TimeSpan.FromSeconds(30),
            Cooldown = TimeSpan.FromSeconds(60),
            AskAgainAfter = TimeSpan.FromSeconds(10),
            OldestLag = TimeSpan.FromDays(1),
        },
    };

    /// <summary>Real figures: the default limits, Route 53's fast checks, resolvers that keep an answer a minute too long, Aurora's 30 s to 8 min.</summary>
    public static readonly Scale Real = new()
    {
        TickSeconds = 5,
        MonitorEvery = 2,
        CheckEvery = 2,
        CheckThreshold = 3,
        CacheTicks = 2 + 12,
        LeastPromotion = 6,
        GreatestPromotion = 96,
        LateCallTicks = 12,
        ClockJump = 4,
        Saturates = false,
        LastEpoch = short.MaxValue - 1,
        Limits = new FailoverLimits(),
    };

    public required int TickSeconds { get; init; }

    public required int MonitorEvery { get; init; }

    public required int CheckEvery { get; init; }

    public required int CheckThreshold { get; init; }

    /// <summary>How long some client still goes by an answer that DNS no longer gives: the time to live and what resolvers add.</summary>
    public required int CacheTicks { get; init; }

    public required int LeastPromotion { get; init; }

    public required int GreatestPromotion { get; init; }

    /// <summary>How late a stalled monitor's call may still arrive: the function's own timeout.</summary>
    public required int LateCallTicks { get; init; }

    public required int ClockJump { get; init; }

    /// <summary>Ages are counted no further than the rule can tell apart, so that there is an end of states.</summary>
    public required bool Saturates { get; init; }

    /// <summary>The search does not go on behind this epoch.</summary>
    public required int LastEpoch { get; init; }

    public required FailoverLimits Limits { get; init; }

    public int SilentPatience => Ticks(Limits.SilentPeerPatience);

    public int AnsweringPatience => Ticks(Limits.AnsweringPeerPatience);

    public int Cooldown => Ticks(Limits.Cooldown);

    /// <summary>Being away longer makes no difference to any patience.</summary>
    public int LongestAway => AnsweringPatience + (CheckThreshold * CheckEvery);

    public int AskAgain => Ticks(Limits.AskAgainAfter);

    public int OldestLag => Ticks(Limits.OldestLag);

    public int LongestGap => Ticks(Limits.LongestGap);

    /// <summary>Until the checkers miss who has just gone away.</summary>
    public int UntilMissed => ((CheckThreshold - 1) * CheckEvery) + 1;

    /// <summary>Until every check has seen what is.</summary>
    public int ChecksAgree => (CheckThreshold + 1) * CheckEvery;

    /// <summary>
    /// The fence bound: how long two regions may both take writes. A client that follows DNS leaves the old region when the checks have
    /// seen the new role and its resolver has forgotten the old answer; where the table replicates, the old region refuses sooner.
    /// </summary>
    public int FenceBound => ChecksAgree + CacheTicks;

    /// <summary>The part of the recovery time that is not Aurora's: the checks agree, confirm, ask (once more after a crash), check, forget the old answer.</summary>
    public int RecoveryBound => ChecksAgree + SilentPatience + AskAgain + (4 * MonitorEvery) + ChecksAgree + CacheTicks;

    private int Ticks(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds / TickSeconds);
}
