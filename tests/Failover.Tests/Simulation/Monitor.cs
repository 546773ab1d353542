namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>
/// What a monitor makes of what it sees. It runs the library's own code, or what a test puts in its place, and only turns ages in ticks
/// into times and back.
/// </summary>
internal sealed class Monitor(Scale scale, Design design, bool remembers)
{
    // Any instant: the rule knows differences only.
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Fine = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Sight, Thought> _known = [];

    /// <summary>One look. In the small model the same look recurs a million times and is worked out once.</summary>
    public Thought Look(Sight sight)
    {
        if (!remembers)
        {
            return WorkOut(sight);
        }

        if (!_known.TryGetValue(sight, out var thought))
        {
            thought = WorkOut(sight);
            _known.Add(sight, thought);
        }

        return thought;
    }

    private Thought WorkOut(Sight sight)
    {
        var seen = new Observation
        {
            At = sight.ClockAhead ? Now + (scale.ClockJump * Tick) : Now,
            Region = Place.Region(sight.Place),
            IsHome = sight.Place == Place.East,
            Role = new ActiveRole(Place.Region(sight.ActivePlace), sight.Epoch, Ago(sight.RoleAge)),
            Paused = sight.Paused,
            Peer = sight.Peer,
            Consensus = sight.Consensus,
            Cluster = sight.Cluster,
            ReplicationLag = sight.Lag switch { 1 => Fine, 2 => scale.Limits.GreatestLag + Fine, _ => null },
            Approval = sight.Approved ? new Approval(sight.Epoch + 1, DateTimeOffset.MaxValue) : null,
        };
        var state = StateOf(sight.Memory);
        if (sight.IsFirst)
        {
            state = design.After(state, seen, scale.Limits);
        }

        var verdict = design.Decide(seen, state, scale.Limits);
        var move = design.Next(seen, state, verdict, scale.Limits);
        return new Thought(MemoryOf(state), MemoryOf(state with { Promotion = move.Promotion }), verdict, move);
    }

    private TimeSpan Tick => TimeSpan.FromSeconds(scale.TickSeconds);

    private DateTimeOffset Ago(short ticks) => Now - (ticks * Tick);

    private short Age(DateTimeOffset time, int oldest) => (short)Math.Min((Now - time) / Tick, oldest);

    private FailoverState StateOf(Memory memory) => new()
    {
        Silent = StreakOf(memory.Silent),
        NotServing = StreakOf(memory.NotServing),
        Lag = memory.Lag switch { 1 => new LagReading(Fine, Ago(memory.LagAge)), 2 => new LagReading(scale.Limits.GreatestLag + Fine, Ago(memory.LagAge)), _ => null },
        Promotion = memory.PromotionEpoch == 0
            ? null
            : new Promotion(memory.PromotionEpoch, Ago(memory.AskedAge), "", null) { CapacityRaised = memory.Raised, Notified = memory.Notified },
    };

    private Streak? StreakOf(StreakAges ages) => ages.Ticks == 0 ? null : new Streak(Ago(ages.Since), Ago(ages.Last), ages.Ticks);

    private Memory MemoryOf(FailoverState state) => new()
    {
        Silent = AgesOf(state.Silent),
        NotServing = AgesOf(state.NotServing),
        Lag = (short)(state.Lag is null ? 0 : state.Lag.Lag == Fine ? 1 : 2),
        LagAge = state.Lag is null ? (short)0 : Age(state.Lag.At, short.MaxValue),
        PromotionEpoch = (short)(state.Promotion?.Epoch ?? 0),
        AskedAge = state.Promotion is null ? (short)0 : Age(state.Promotion.AskedAt, scale.AskAgain),
        Raised = state.Promotion?.CapacityRaised == true,
        Notified = state.Promotion?.Notified == true,
    };

    private StreakAges AgesOf(Streak? streak) => streak is null
        ? default
        : new StreakAges
        {
            Since = Age(streak.Since, World.OldestSince(scale)),
            Last = Age(streak.Last, World.OldestLast(scale)),
            Ticks = (short)Math.Min(streak.Ticks, World.MostTicks(scale)),
        };
}

/// <summary>Everything that a look depends on.</summary>
internal readonly record struct Sight(
    int Place,
    bool IsFirst,
    Memory Memory,
    short Epoch,
    short ActivePlace,
    short RoleAge,
    bool ClockAhead,
    bool Paused,
    bool Approved,
    PeerAnswer Peer,
    Consensus Consensus,
    ClusterRole Cluster,
    short Lag);

/// <summary>What comes of a look.</summary>
/// <param name="Memory">What is saved for the look itself.</param>
/// <param name="MemoryOfMove">What is saved for the move, before or after it.</param>
/// <param name="Verdict">The rule's verdict.</param>
/// <param name="Move">The next step.</param>
internal sealed record Thought(Memory Memory, Memory MemoryOfMove, Verdict Verdict, PromotionMove Move);
