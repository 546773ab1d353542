namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>What can happen next in the world. Only <see cref="Tick"/> takes time.</summary>
internal enum What
{
    Tick,
    Dies,
    GetsBusy,
    Recovers,
    LosesClients,
    RegainsClients,
    LooksDown,
    LooksUp,
    IsSeenAsItIs,
    MonitorStops,
    MonitorRuns,
    MonitorCrashes,
    ClockJumps,
    LinkBreaks,
    LinkHeals,
    TablesStall,
    TablesFlow,
    HumanPauses,
    HumanResumes,
    HumanApproves,
    ReplicationFallsBehind,
    ReplicationCatchesUp,
    PromotionSucceeds,
    PromotionTimesOutOnFence,
    PromotionFails,
    OldWriterRejoins,
    LateCallArrives,
}

/// <summary>One thing that happens.</summary>
/// <param name="What">What.</param>
/// <param name="Place">The region it happens to, where it happens to one.</param>
/// <param name="Detail">For a crash: how many actions the monitor still does.</param>
internal readonly record struct Happening(What What, int Place = 0, int Detail = 0)
{
    public bool IsFault => What is What.Dies or What.GetsBusy or What.LosesClients or What.LooksDown or What.LooksUp or What.MonitorStops or What.MonitorCrashes
        or What.ClockJumps or What.LinkBreaks or What.TablesStall or What.HumanPauses or What.HumanApproves or What.ReplicationFallsBehind or What.PromotionTimesOutOnFence or What.PromotionFails;

    public ushort Code => (ushort)((((int)What * 2) + Place) * 8 + Detail);

    public static Happening FromCode(ushort code) => new((What)(code / 16), code / 8 % 2, code % 8);

    public string Sentence
    {
        get
        {
            var place = Simulation.Place.Name(Place);
            return What switch
            {
                What.Dies => $"{place} dies",
                What.GetsBusy => $"{place} is overloaded",
                What.Recovers => $"{place} recovers",
                What.LosesClients => $"clients and checkers lose {place}",
                What.RegainsClients => $"clients and checkers reach {place} again",
                What.LooksDown => $"the checkers wrongly see {place} down",
                What.LooksUp => $"the checkers wrongly see {place} up",
                What.IsSeenAsItIs => $"the checkers see {place} as it is again",
                What.MonitorStops => $"the monitor in {place} stops running",
                What.MonitorRuns => $"the monitor in {place} runs again",
                What.MonitorCrashes => $"the monitor in {place} is about to crash after {Detail} actions",
                What.ClockJumps => $"the next monitor in {place} has a clock that is ahead",
                What.LinkBreaks => "the regions lose each other",
                What.LinkHeals => "the regions find each other again",
                What.TablesStall => "the global table stops replicating",
                What.TablesFlow => "the global table replicates again",
                What.HumanPauses => "a human pauses failovers",
                What.HumanResumes => "a human resumes failovers",
                What.HumanApproves => "a human approves a promotion",
                What.ReplicationFallsBehind => "database replication falls behind",
                What.ReplicationCatchesUp => "database replication catches up",
                What.PromotionSucceeds => $"Aurora promotes {place} and fences the old writer",
                What.PromotionTimesOutOnFence => $"Aurora promotes {place}; the fence around the old writer times out",
                What.PromotionFails => $"Aurora gives up promoting {place}",
                What.OldWriterRejoins => $"the database in {place} rejoins as a replica",
                What.LateCallArrives => $"the stalled monitor in {place} wakes up and makes its call",
                _ => "10 s pass",
            };
        }
    }
}
