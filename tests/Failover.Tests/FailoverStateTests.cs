using DrTerraform.Failover.Tests.Support;

namespace DrTerraform.Failover.Tests;

[TestFixture]
internal sealed class FailoverStateTests
{
    [Test]
    public void Four_findings_in_a_row_are_a_streak_of_thirty_seconds() => Look(Loss(0), Loss(10), Loss(20), Loss(30)).Silent.ShouldBe(new Streak(Some.Now, Some.Now.AddSeconds(30), 4));

    [Test]
    public void One_answer_ends_the_silence_and_not_the_loss()
    {
        var state = Look(Loss(0), Loss(10) with { Peer = PeerAnswer.Overloaded });

        state.Silent.ShouldBeNull();
        state.NotServing!.Ticks.ShouldBe(2);
    }

    [Test]
    public void A_region_that_serves_is_not_lost() => Look(Loss(0), Loss(10) with { Peer = PeerAnswer.Serving }).NotServing.ShouldBeNull();

    [TestCase(Consensus.Up)]
    [TestCase(Consensus.Unknown)]
    public void Silence_counts_only_while_the_world_misses_the_region_too(Consensus consensus) =>
        Look(Loss(0), Loss(10), Loss(20) with { Consensus = consensus }).Silent.ShouldBeNull();

    [Test]
    public void Nobody_knows_what_happened_in_a_long_gap() => Look(Loss(0), Loss(36)).Silent!.Ticks.ShouldBe(1);

    [Test]
    public void Two_missed_ticks_are_no_long_gap() => Look(Loss(0), Loss(35)).Silent!.Ticks.ShouldBe(2);

    [Test]
    public void A_clock_that_is_far_behind_begins_anew() => Look(Loss(0), Loss(-36)).Silent.ShouldBe(new Streak(Some.Now.AddSeconds(-36), Some.Now.AddSeconds(-36), 1));

    [Test]
    public void A_clock_that_is_a_little_behind_shortens_nothing() => Look(Loss(0), Loss(10), Loss(9)).Silent!.Length.ShouldBe(TimeSpan.FromSeconds(10));

    [Test]
    public void The_active_region_does_not_count_that_the_other_one_stands_by()
    {
        var state = Look(Loss(0) with { Role = new ActiveRole(Some.West, 5, Some.Now), ReplicationLag = TimeSpan.Zero });

        (state.Silent, state.NotServing, state.Lag).ShouldBe((null, null, null));
    }

    [Test]
    public void The_lag_is_remembered_from_before_the_silence() =>
        Look(Loss(0) with { Peer = PeerAnswer.Serving, ReplicationLag = TimeSpan.FromSeconds(3) }, Loss(10) with { ReplicationLag = TimeSpan.FromSeconds(13) })
            .Lag.ShouldBe(new LagReading(TimeSpan.FromSeconds(3), Some.Now));

    [Test]
    public void A_tick_without_a_figure_forgets_none() =>
        Look(Loss(0) with { Peer = PeerAnswer.Serving, ReplicationLag = TimeSpan.FromSeconds(3) }, Loss(10) with { Peer = PeerAnswer.Serving }).Lag!.Lag.ShouldBe(TimeSpan.FromSeconds(3));

    [Test]
    public void A_promotion_is_not_forgotten_when_the_other_region_is_back() =>
        (Some.Memory with { Promotion = Some.Begun }).After(Some.Loss with { Peer = PeerAnswer.Serving }, Some.Limits).Promotion.ShouldBe(Some.Begun);

    [Test]
    public void A_promotion_is_over_when_the_role_has_gone_on_without_it() =>
        (Some.Memory with { Promotion = Some.Begun }).After(Some.Loss with { Role = new ActiveRole(Some.East, 5, Some.Now) }, Some.Limits).Promotion.ShouldBeNull();

    [Test]
    public void A_promotion_that_wrote_the_role_is_kept_until_all_is_done() =>
        (Some.Memory with { Promotion = Some.Begun }).After(Some.Loss with { Role = new ActiveRole(Some.West, 5, Some.Now) }, Some.Limits).Promotion.ShouldBe(Some.Begun);

    private static Observation Loss(int seconds) => Some.Loss with { At = Some.Now.AddSeconds(seconds) };

    private static FailoverState Look(params Observation[] seen) => seen.Aggregate(FailoverState.Empty, (state, one) => state.After(one, Some.Limits));
}
