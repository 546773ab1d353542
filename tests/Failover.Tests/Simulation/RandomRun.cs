namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>One long schedule in the model with the real figures, drawn from a seed: the same seed, the same schedule.</summary>
internal static class RandomRun
{
    // Three hours: room for a failover, its cooldown and another one.
    private const int Ticks = 3 * 3600 / 5;

    private const int Faults = 40;

    /// <summary>Runs until an invariant is broken or the time is over.</summary>
    public static RunResult Run(Design design, int seed)
    {
        var scale = Scale.Real;
        var random = new Random(seed);
        var world = new World(scale, design, new Monitor(scale, design, remembers: false));
        var state = World.Start(scale, Faults);
        var schedule = new List<Happening>();
        var choices = new List<Happening>();
        for (var tick = 0; tick < Ticks;)
        {
            World.ListHappenings(state, scale, choices);
            var happening = Draw(choices, random);
            tick += happening.What == What.Tick ? 1 : 0;
            schedule.Add(happening);
            state = world.Follow(state, happening);
            if (world.Broken is { } broken)
            {
                return new RunResult(state, broken, Story.Tell(scale, design, Faults, schedule));
            }
        }

        return new RunResult(state, null, "");
    }

    private static Happening Draw(List<Happening> choices, Random random)
    {
        var mayWait = choices.Exists(choice => choice.What == What.Tick);
        var rest = choices.FindAll(choice => choice.What != What.Tick && random.NextDouble() < Chance(choice));
        return rest.Count > 0 ? rest[random.Next(rest.Count)] : mayWait ? new Happening(What.Tick) : choices[random.Next(choices.Count)];
    }

    // Chance that it happens within 5 s. Faults are a thousand times more frequent than any that AWS reports, and last for minutes.
    private static double Chance(Happening happening) => happening.What switch
    {
        What.Recovers or What.RegainsClients or What.LinkHeals or What.TablesFlow or What.IsSeenAsItIs => 1 / 120.0,
        What.MonitorRuns or What.HumanResumes or What.ReplicationCatchesUp or What.HumanApproves => 1 / 60.0,
        What.PromotionSucceeds => 1 / 24.0,
        What.PromotionTimesOutOnFence or What.PromotionFails => 1 / 60.0,
        What.LateCallArrives => 1 / 8.0,
        What.OldWriterRejoins => 1 / 240.0,
        What.Dies or What.GetsBusy => 1 / 600.0,
        What.MonitorCrashes => 1 / 4000.0,
        _ => 1 / 1500.0,
    };
}

/// <summary>What came of a run.</summary>
/// <param name="Last">The last state.</param>
/// <param name="Broken">The invariant that was broken, or null.</param>
/// <param name="Story">What happened, when one was.</param>
internal sealed record RunResult(WorldState Last, Violation? Broken, string Story);
