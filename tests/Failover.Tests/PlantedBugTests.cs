using DrTerraform.Failover.Tests.Simulation;

namespace DrTerraform.Failover.Tests;

/// <summary>The search can find something: with any of these mistakes it tells the shortest schedule in which the mistake does harm.</summary>
[TestFixture]
internal sealed class PlantedBugTests
{
    [Test]
    public void Ignoring_the_pause_promotes_while_a_human_is_at_work() => Finds(
        Design.Real with { Decide = (seen, state, limits) => FailoverRule.Decide(seen with { Paused = false }, state, limits) },
        Invariant.PausedMeansNoPromotion,
        [What.Dies, What.HumanPauses],
        "east dies", "a human pauses failovers", "west: Ask");

    [Test]
    public void Ignoring_the_world_fails_over_when_the_regions_lose_each_other() => Finds(
        Seeing(seen => seen with { Consensus = Consensus.Down }),
        Invariant.OneWrongSignalIsNotEnough,
        [What.LinkBreaks],
        "the regions lose each other", "west: Ask", "although east has been away for 0 s only");

    [Test]
    public void Ignoring_the_probe_fails_over_when_the_checkers_are_wrong() => Finds(
        Seeing(seen => seen with { Peer = PeerAnswer.Silent }),
        Invariant.OneWrongSignalIsNotEnough,
        [What.LooksDown],
        "the checkers wrongly see east down", "west: Ask");

    [Test]
    public void Believing_the_clock_alone_fails_over_when_a_clock_jumps() => Finds(
        Design.Real with { After = (state, seen, limits) => state.After(seen, limits) is { Silent: { } silent } after ? after with { Silent = silent with { Ticks = 100 } } : state.After(seen, limits) },
        Invariant.OneWrongSignalIsNotEnough,
        [What.Dies, What.ClockJumps],
        "the next monitor in west has a clock that is ahead", "west: Ask");

    [Test]
    public void Counting_across_a_gap_fails_over_a_region_that_was_back_meanwhile() => Finds(
        Design.Real with { After = (state, seen, limits) => state.After(seen, limits with { LongestGap = TimeSpan.FromDays(1) }) },
        Invariant.OneWrongSignalIsNotEnough,
        [What.Dies],
        "east recovers", "west dies", "east dies", "west recovers", "west: Ask");

    [Test]
    public void Patience_used_up_by_the_probe_alone_fails_over_at_the_first_short_outage() => Finds(
        Design.Real with { After = (state, seen, limits) => state.After(seen with { Consensus = Consensus.Down }, limits) },
        Invariant.OneWrongSignalIsNotEnough,
        [What.LinkBreaks, What.GetsBusy],
        "east is overloaded", "west: Ask");

    [Test]
    public void Giving_a_region_that_answers_no_longer_than_a_silent_one_fails_it_over_too_soon() => Finds(
        Design.Real with { Decide = (seen, state, limits) => FailoverRule.Decide(seen, state, limits with { AnsweringPeerPatience = limits.SilentPeerPatience }) },
        Invariant.OneWrongSignalIsNotEnough,
        [What.GetsBusy],
        "east is overloaded", "west: Ask");

    [Test]
    public void Forgetting_the_cooldown_promotes_twice_in_a_row() => Finds(
        Design.Real with { Decide = (seen, state, limits) => FailoverRule.Decide(seen, state, limits with { Cooldown = TimeSpan.Zero }) },
        Invariant.NoAutomaticReturn,
        [What.Dies, What.HumanApproves],
        "west is active as of epoch 2", "after the last one");

    [Test]
    public void Returning_without_a_human_goes_back_when_the_west_is_lost() => Finds(
        Design.Real with { Decide = (seen, state, limits) => FailoverRule.Decide(seen with { IsHome = false }, state, limits) },
        Invariant.NoAutomaticReturn,
        [What.Dies],
        "west is active as of epoch 2", "west dies", "east asks for a return that nobody has approved");

    [Test]
    public void Without_the_latch_traffic_goes_back_to_a_region_that_wakes_up() => Finds(
        Design.Real with { Latches = false },
        Invariant.NoAutomaticReturn,
        [What.Dies, What.LinkBreaks, What.PromotionTimesOutOnFence],
        "the fence around the old writer times out", "west is active as of epoch 2", "DNS still leads to east while west is a healthy writer");

    [Test]
    public void A_secondary_record_that_rests_on_readiness_sends_traffic_to_a_replica() => Finds(
        Design.Real with { SecondaryRestsOnHealth = false },
        Invariant.TrafficToTheWriter,
        [What.LooksDown],
        "the checkers wrongly see east down", "DNS leads to west", "while east is a healthy writer");

    [Test]
    public void Functions_that_ignore_the_role_write_in_both_regions() => Finds(
        Design.Real with { FunctionsHeedTheRole = false },
        Invariant.OneWriter,
        [What.Dies, What.PromotionTimesOutOnFence],
        "the fence around the old writer times out", "both regions accept writes");

    [Test]
    public void Writing_the_role_without_a_condition_makes_two_epochs_of_one_promotion() => Finds(
        Design.Real with { RoleWriteIsConditional = false },
        Invariant.OnePromotionPerEpoch,
        [What.Dies, What.MonitorCrashes],
        "the monitor in west crashes", "the stalled monitor in west wakes up and makes its call", "writes epoch 3 after 1 promotion(s)");

    [Test]
    public void Writing_the_role_before_the_database_is_the_writer_makes_an_epoch_of_nothing() => Finds(
        Design.Real with
        {
            Next = (seen, state, verdict, limits) => state.Promotion is { } promotion && seen.Cluster == ClusterRole.Changing
                ? new PromotionMove(PromotionStep.WriteRole, promotion, "RDS will do it")
                : PromotionSteps.Next(seen, state, verdict, limits),
        },
        Invariant.OnePromotionPerEpoch,
        [What.Dies],
        "west: WriteRole", "writes epoch 2 after 0 promotion(s)");

    [Test]
    public void Taking_the_role_because_the_own_database_seems_to_be_the_writer_brings_the_old_region_back() => Finds(
        Design.Real with
        {
            Next = (seen, state, verdict, limits) => seen is { Cluster: ClusterRole.Writer, Role: { } role } && role.Region != seen.Region
                ? new PromotionMove(PromotionStep.WriteRole, new Promotion(role.Epoch + 1, seen.At, "", null), "this region's cluster is the writer")
                : PromotionSteps.Next(seen, state, verdict, limits),
        },
        Invariant.OnePromotionPerEpoch,
        [What.Dies, What.PromotionTimesOutOnFence],
        "the fence around the old writer times out", "east: WriteRole", "east writes epoch 3 after 1 promotion(s)");

    [Test]
    public void Asking_before_saving_leaves_a_writer_that_nobody_makes_active() => Finds(
        Design.Real with { SavesBeforeAsking = false },
        Invariant.ServiceReturns,
        [What.Dies, What.MonitorCrashes],
        "the monitor in west crashes", "Aurora promotes west", "no service for more than");

    [Test]
    public void Forgetting_a_promotion_when_the_other_region_is_back_leaves_a_writer_that_nobody_makes_active() => Finds(
        Design.Real with { After = (state, seen, limits) => state.After(seen, limits) is { NotServing: null } after ? after with { Promotion = null } : state.After(seen, limits) },
        Invariant.ServiceReturns,
        [What.Dies],
        "Aurora promotes west", "no service for more than");

    [Test]
    public void Asking_only_once_ends_when_Aurora_gives_up() => Finds(
        Design.Real with
        {
            Next = (seen, state, verdict, limits) => PromotionSteps.Next(seen, state, verdict, limits) is { Step: PromotionStep.Ask } move && state.Promotion is not null
                ? move with { Step = PromotionStep.Wait }
                : PromotionSteps.Next(seen, state, verdict, limits),
        },
        Invariant.ServiceReturns,
        [What.Dies, What.PromotionFails],
        "Aurora gives up promoting west", "no service for more than");

    [Test]
    public void Ignoring_the_lag_loses_more_than_anybody_allowed() => Finds(
        Design.Real with { Decide = (seen, state, limits) => FailoverRule.Decide(seen, state with { Lag = new LagReading(TimeSpan.Zero, seen.At) }, limits) },
        Invariant.LossNeedsApproval,
        [What.Dies, What.ReplicationFallsBehind],
        "database replication falls behind", "east dies", "west: Ask");

    private static Design Seeing(Func<Observation, Observation> see) => Design.Real with
    {
        After = (state, seen, limits) => state.After(see(seen), limits),
        Decide = (seen, state, limits) => FailoverRule.Decide(see(seen), state, limits),
    };

    private static void Finds(Design design, Invariant invariant, What[] faults, params string[] story)
    {
        var result = BreadthFirst.Search(design, faults: 3, faults);
        TestContext.Out.WriteLine($"found after {result.States:N0} states:\n{result.Story}");

        result.Broken.ShouldNotBeNull("nothing was found").Invariant.ShouldBe(invariant);
        // In this order: it is a story.
        var from = 0;
        foreach (var sentence in story)
        {
            from = result.Story.IndexOf(sentence, from, StringComparison.Ordinal);
            from.ShouldBeGreaterThanOrEqualTo(0, $"'{sentence}' is not told, or not in its place:\n{result.Story}");
        }
    }
}
