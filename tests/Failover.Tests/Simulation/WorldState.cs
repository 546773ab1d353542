namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>One finding in tick after tick, as ages in ticks. No ticks, no streak.</summary>
internal record struct StreakAges
{
    public short Since;
    public short Last;
    public short Ticks;
}

/// <summary>What a region's monitor has saved.</summary>
internal record struct Memory
{
    public StreakAges Silent;
    public StreakAges NotServing;

    /// <summary>0 unknown, 1 within the limit, 2 beyond it.</summary>
    public short Lag;
    public short LagAge;

    /// <summary>Epoch of the promotion that was begun, or 0.</summary>
    public short PromotionEpoch;
    public short AskedAge;
    public bool Raised;
    public bool Notified;
}

/// <summary>One region.</summary>
internal struct Side
{
    public Condition Condition;
    public Storage Storage;
    public bool LostClients;
    public Lie Lie;

    /// <summary>This region's replica of the role record.</summary>
    public short Epoch;
    public short ActivePlace;
    public short RoleAge;

    public Memory Memory;
    public bool MonitorStopped;

    /// <summary>One more than the actions that the next run of the monitor still does; 0 when it does not crash.</summary>
    public short Crash;
    public bool ClockAhead;

    /// <summary>Route 53's check of <c>/health</c>, and how many answers in a row disagree with it.</summary>
    public bool CheckedUp;
    public short Disagreeing;

    /// <summary>How long some client may still be led here.</summary>
    public short Cached;
}

/// <summary>Everything the models know, and what the invariants count.</summary>
internal struct WorldState
{
    public Side East;
    public Side West;

    public bool LinkBroken;
    public bool TablesStalled;
    public bool Paused;
    public bool Approved;
    public bool Behind;

    /// <summary>The region whose version of the role record wins: it wrote last.</summary>
    public short LastRoleWriter;

    /// <summary>The check of the west's <c>/standby</c>, a part of the PRIMARY record's.</summary>
    public bool StandbyUp;
    public short StandbyDisagreeing;

    /// <summary>The region being promoted plus one, or 0.</summary>
    public short PromotionTarget;
    public short PromotionAge;

    /// <summary>The region whose database is the writer as far as Aurora is concerned.</summary>
    public short LastPromoted;

    public LateEffect Late;
    public short LatePlace;
    public short LateEpoch;
    public short LateAge;

    public short FaultsLeft;

    /// <summary>Seconds are not kept; this is where in their periods monitors and checks are.</summary>
    public int Now;

    // From here on: what the invariants count.

    /// <summary>The region that wrote the highest epoch.</summary>
    public short Rightful;
    public short HighestEpoch;
    public short Promotions;
    public short SinceChange;

    /// <summary>How long the rightful region has truly not served.</summary>
    public short AwayFor;

    /// <summary>Kinds of wrong signals there have been: 1 the probe, 2 the world's opinion, 4 the clock.</summary>
    public short WrongSignals;
    public bool BehindAtLoss;
    public short SplitFor;
    public short StrayFor;
    public short OutageFor;

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref Side this[int place]
    {
        get
        {
            if (place == Place.East)
            {
                return ref East;
            }

            return ref West;
        }
    }

    public readonly Side At(int place) => place == Place.East ? East : West;
}
