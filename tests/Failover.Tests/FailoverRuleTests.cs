using DrTerraform.Failover.Tests.Support;

namespace DrTerraform.Failover.Tests;

[TestFixture]
internal sealed class FailoverRuleTests
{
    // What makes each guard object, in the order in which guards are asked.
    private static readonly (Guard Guard, Func<Observation, Observation> See, Func<FailoverState, FailoverState> Remember, string Objection)[] Objections =
    [
        (Guard.RoleUnknown, seen => seen with { Role = null }, Same, "the role record cannot be read"),
        (Guard.AlreadyActive, seen => seen with { Role = seen.Role! with { Region = Some.West } }, Same, "this region is already active"),
        (Guard.Paused, seen => seen with { Paused = true }, Same, "failovers are paused"),
        (Guard.Cooldown, seen => seen with { Role = seen.Role! with { Since = Some.Now.AddMinutes(-29) } }, Same, "the role has changed recently: cooldown for 60 s more"),
        (Guard.PeerServes, seen => seen with { Peer = PeerAnswer.Serving }, Same, "the other region serves"),
        (Guard.ConsensusNotDown, seen => seen with { Consensus = Consensus.Up }, Same, "the world still reaches the other region"),
        (Guard.TooSoon, seen => seen, state => state with { Silent = Some.Streak(20), NotServing = Some.Streak(20) }, "not for long enough: the other region is silent and the world misses it for 20 s of 30 s"),
        (Guard.ClusterNotReady, seen => seen with { Cluster = ClusterRole.Unavailable }, Same, "this region's cluster cannot be promoted: it is unavailable"),
        (Guard.LagTooGreat, seen => seen, state => state with { Lag = new LagReading(TimeSpan.FromSeconds(61), Some.Now) }, "replication was 61 s behind, 60 s are allowed"),
        (Guard.ReturnNotApproved, seen => seen with { IsHome = true }, Same, "a return is for a human to approve"),
    ];

    private static readonly Guard[] EndTheMatter = [Guard.AlreadyActive, Guard.PeerServes, Guard.ConsensusNotDown, Guard.TooSoon];

    private static IEnumerable<TestCaseData> EveryObjection => Objections.Select(objection => new TestCaseData(objection.Guard).SetArgDisplayNames($"{objection.Guard}"));

    private static IEnumerable<TestCaseData> EveryPair =>
        from first in Objections
        from second in Objections
        where first.Guard < second.Guard && first.Guard != Guard.RoleUnknown
        select new TestCaseData(first.Guard, second.Guard).SetArgDisplayNames($"{first.Guard}", $"{second.Guard}");

    [Test]
    public void A_region_that_is_lost_for_long_enough_is_replaced() => Decide(Some.Loss, Some.Memory).ShouldBe(new Verdict(
        FailoverAction.Promote,
        "the other region is silent and the world misses it for 40 s of 30 s; about 2 s of the latest work may be lost",
        null));

    [TestCaseSource(nameof(EveryObjection))]
    public void One_objection_holds(Guard guard)
    {
        var (_, see, remember, objection) = Objections.Single(one => one.Guard == guard);

        var verdict = Decide(see(Some.Loss), remember(Some.Memory));

        verdict.Guard.ShouldBe(guard);
        verdict.Reason.ShouldContain(objection);
        verdict.Action.ShouldBe(EndTheMatter.Contains(guard) ? FailoverAction.Hold : FailoverAction.HoldAndPage);
    }

    [TestCaseSource(nameof(EveryPair))]
    public void The_guard_of_more_safety_speaks_first(Guard first, Guard second)
    {
        var (one, other) = (Objections.Single(objection => objection.Guard == first), Objections.Single(objection => objection.Guard == second));

        Decide(one.See(other.See(Some.Loss)), one.Remember(other.Remember(Some.Memory))).Guard.ShouldBe(first);
    }

    [Test]
    public void Guards_are_asked_in_the_order_in_which_they_are_listed() => FailoverRule.Guards.Select(guard => guard.Guard).ShouldBe(Enum.GetValues<Guard>());

    [Test]
    public void A_pause_during_a_loss_says_what_would_happen() => Decide(Some.Loss with { Paused = true }, Some.Memory).Reason
        .ShouldBe("would promote (the other region is silent and the world misses it for 40 s of 30 s), but failovers are paused");

    [Test]
    public void A_pause_while_all_is_well_disturbs_nobody() =>
        Decide(Some.Loss with { Paused = true, Peer = PeerAnswer.Serving }, Some.Memory with { Silent = null, NotServing = null }).Action.ShouldBe(FailoverAction.Hold);

    [TestCase(PeerAnswer.FailingOver)]
    [TestCase(PeerAnswer.Overloaded)]
    [TestCase(PeerAnswer.Unwell)]
    public void A_region_that_answers_is_given_longer(PeerAnswer answer)
    {
        Decide(Some.Loss with { Peer = answer }, Some.Memory with { Silent = null }).Guard.ShouldBe(Guard.TooSoon);
        Decide(Some.Loss with { Peer = answer }, Some.Memory with { Silent = null, NotServing = Some.Streak(60) }).Action.ShouldBe(FailoverAction.Promote);
    }

    [Test]
    public void Who_cannot_read_the_worlds_opinion_may_be_the_one_that_is_cut_off() =>
        Decide(Some.Loss with { Consensus = Consensus.Unknown }, Some.Memory).Reason.ShouldBe("the world's opinion cannot be read: this region may be the one that is cut off");

    [Test]
    public void A_new_deployment_has_no_cooldown() =>
        Decide(Some.Loss with { Role = new ActiveRole(Some.East, ActiveRole.FirstEpoch, Some.Now) }, Some.Memory).Action.ShouldBe(FailoverAction.Promote);

    [Test]
    public void An_unknown_lag_is_for_a_human() => Decide(Some.Loss, Some.Memory with { Lag = null }).Reason.ShouldEndWith("but nobody knows how much would be lost");

    [Test]
    public void A_figure_from_long_before_the_loss_is_none() =>
        Decide(Some.Loss, Some.Memory with { Lag = new LagReading(TimeSpan.Zero, Some.Now.AddSeconds(-341)) }).Guard.ShouldBe(Guard.LagTooGreat);

    [Test]
    public void A_figure_from_just_before_the_loss_stays_good_however_long_the_loss_lasts() =>
        Decide(Some.Loss, Some.Memory with { Silent = Some.Streak(3600), Lag = new LagReading(TimeSpan.Zero, Some.Now.AddSeconds(-3700)) }).Action.ShouldBe(FailoverAction.Promote);

    [Test]
    public void A_human_may_accept_the_loss() =>
        Decide(Some.Loss with { Approval = Some.Leave }, Some.Memory with { Lag = null }).Action.ShouldBe(FailoverAction.Promote);

    [Test]
    public void A_human_may_approve_the_return() => Decide(Some.Loss with { IsHome = true, Approval = Some.Leave }, Some.Memory).Action.ShouldBe(FailoverAction.Promote);

    [Test]
    public void In_approve_mode_nothing_happens_without_a_human() =>
        FailoverRule.Decide(Some.Loss, Some.Memory, Some.Limits with { Mode = PromotionMode.Approve }).ShouldBe(new Verdict(
            FailoverAction.HoldAndPage,
            "would promote (the other region is silent and the world misses it for 40 s of 30 s), but a human has to approve",
            Guard.NotApproved));

    [Test]
    public void In_approve_mode_a_human_decides() =>
        FailoverRule.Decide(Some.Loss with { Approval = Some.Leave }, Some.Memory, Some.Limits with { Mode = PromotionMode.Approve }).Action.ShouldBe(FailoverAction.Promote);

    [Test]
    public void An_approval_is_for_one_promotion() =>
        Decide(Some.Loss with { Approval = Some.Leave with { Epoch = 4 } }, Some.Memory with { Lag = null }).Guard.ShouldBe(Guard.LagTooGreat);

    [Test]
    public void An_approval_lapses() =>
        Decide(Some.Loss with { Approval = Some.Leave with { ValidUntil = Some.Now.AddSeconds(-1) } }, Some.Memory with { Lag = null }).Guard.ShouldBe(Guard.LagTooGreat);

    [Test]
    public void An_approval_overrides_no_evidence() =>
        Decide(Some.Loss with { Approval = Some.Leave, Consensus = Consensus.Up }, Some.Memory).Guard.ShouldBe(Guard.ConsensusNotDown);

    private static FailoverState Same(FailoverState state) => state;

    private static Verdict Decide(Observation seen, FailoverState state) => FailoverRule.Decide(seen, state, Some.Limits);
}
