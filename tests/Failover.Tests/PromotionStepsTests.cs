using DrTerraform.Failover.Tests.Support;

namespace DrTerraform.Failover.Tests;

[TestFixture]
internal sealed class PromotionStepsTests
{
    private static readonly Verdict Promote = new(FailoverAction.Promote, "the east is lost", null);

    private static readonly Verdict Hold = new(FailoverAction.Hold, "the other region serves", Guard.PeerServes);

    private static readonly ActiveRole Own = new(Some.West, 5, Some.Now);

    [Test]
    public void Nothing_is_begun_while_the_rule_holds() => Next(null, Some.Loss, Hold).Step.ShouldBe(PromotionStep.None);

    [Test]
    public void A_promotion_begins_the_next_epoch_and_says_why() => Next(null, Some.Loss, Promote).ShouldBe(new PromotionMove(
        PromotionStep.Ask, new Promotion(5, Some.Now, "the east is lost", TimeSpan.FromSeconds(2)), "the east is lost"));

    [Test]
    public void Aurora_is_left_to_work() => Next(Some.Begun, Some.Loss with { Cluster = ClusterRole.Changing }, Promote).Step.ShouldBe(PromotionStep.Wait);

    [Test]
    public void Aurora_is_given_time_to_show_what_it_was_asked_for() => Next(Some.Begun, Some.Loss, Promote).Step.ShouldBe(PromotionStep.Wait);

    [Test]
    public void Aurora_is_asked_again_when_nothing_shows() =>
        Next(Some.Begun with { AskedAt = Some.Now.AddSeconds(-30) }, Some.Loss, Promote).ShouldBe(new PromotionMove(
            PromotionStep.Ask, new Promotion(5, Some.Now, "the east is lost", TimeSpan.FromSeconds(2)), "the east is lost"));

    [Test]
    public void Aurora_is_not_asked_again_when_the_other_region_is_back() =>
        Next(Some.Begun with { AskedAt = Some.Now.AddHours(-1) }, Some.Loss, Hold).Step.ShouldBe(PromotionStep.Wait);

    [Test]
    public void The_role_is_written_as_soon_as_the_database_is_the_writer_whatever_the_rule_says_by_then() =>
        Next(Some.Begun, Some.Loss with { Cluster = ClusterRole.Writer }, Hold).Step.ShouldBe(PromotionStep.WriteRole);

    [Test]
    public void A_database_that_seems_to_be_the_writer_gives_no_role_to_a_region_that_began_nothing() =>
        Next(null, Some.Loss with { Cluster = ClusterRole.Writer }, Hold).Step.ShouldBe(PromotionStep.None);

    [Test]
    public void Nothing_is_done_while_the_role_cannot_be_read() =>
        Next(Some.Begun, Some.Loss with { Cluster = ClusterRole.Writer, Role = null }, Hold).Step.ShouldBe(PromotionStep.Wait);

    [Test]
    public void Capacity_is_raised_when_the_role_is_written() =>
        Next(Some.Begun, Some.Loss with { Role = Own }, Hold).ShouldBe(new PromotionMove(PromotionStep.RaiseCapacity, Some.Begun with { CapacityRaised = true }, "this region is active"));

    [Test]
    public void Humans_are_told_when_capacity_is_raised() =>
        Next(Some.Begun with { CapacityRaised = true }, Some.Loss with { Role = Own }, Hold).ShouldBe(
            new PromotionMove(PromotionStep.Notify, Some.Begun with { CapacityRaised = true, Notified = true }, "this region is active"));

    [Test]
    public void Then_all_is_done() => Next(Some.Begun with { CapacityRaised = true, Notified = true }, Some.Loss with { Role = Own }, Hold).Step.ShouldBe(PromotionStep.None);

    private static PromotionMove Next(Promotion? promotion, Observation seen, Verdict verdict) =>
        PromotionSteps.Next(seen, Some.Memory with { Promotion = promotion }, verdict, Some.Limits);
}
