namespace DrTerraform.Failover;

/// <summary>
/// Which step of a promotion comes next, told from what can be observed and never from what a monitor believes to have done. So it does
/// not matter after which step a monitor died, nor which monitor goes on.
/// </summary>
public static class PromotionSteps
{
    /// <summary>The next step.</summary>
    /// <param name="observation">What the monitor sees; after every step but <see cref="PromotionStep.Wait"/> it looks again.</param>
    /// <param name="state">What it remembers, this observation included.</param>
    /// <param name="verdict">What the rule decided on both. Only <see cref="FailoverAction.Promote"/> calls RDS; what RDS has begun is brought to its end whatever the verdict.</param>
    /// <param name="limits">The figures to decide by.</param>
    public static PromotionMove Next(Observation observation, FailoverState state, Verdict verdict, FailoverLimits limits) => (state.Promotion, observation) switch
    {
        (null, { Role: { } role }) when verdict.Action == FailoverAction.Promote => Ask(observation, state, verdict, limits, role),
        (null, _) => new PromotionMove(PromotionStep.None, null, "no promotion was begun"),
        ({ } promotion, { Role: null }) => new PromotionMove(PromotionStep.Wait, promotion, "the role record cannot be read"),
        ({ } promotion, { Role: { } role }) when role.Region == observation.Region => Finish(promotion),
        ({ } promotion, { Cluster: ClusterRole.Writer }) => new PromotionMove(PromotionStep.WriteRole, promotion, "this region's cluster is the writer"),
        ({ } promotion, { Cluster: ClusterRole.Replica, Role: { } role }) when verdict.Action == FailoverAction.Promote =>
            observation.At - promotion.AskedAt >= limits.AskAgainAfter
                ? Ask(observation, state, verdict, limits, role)
                : new PromotionMove(PromotionStep.Wait, promotion, "RDS was asked and has not begun yet"),
        ({ } promotion, { Cluster: ClusterRole.Changing }) => new PromotionMove(PromotionStep.Wait, promotion, "RDS is at work on the global cluster"),
        ({ } promotion, _) => new PromotionMove(PromotionStep.Wait, promotion, "RDS was asked; it is not asked again while a guard objects"),
    };

    private static PromotionMove Ask(Observation observation, FailoverState state, Verdict verdict, FailoverLimits limits, ActiveRole role) => new(
        PromotionStep.Ask,
        new Promotion(role.Epoch + 1, observation.At, verdict.Reason, FailoverRule.EstimatedLoss(observation, state, limits)),
        verdict.Reason);

    private static PromotionMove Finish(Promotion promotion) => promotion switch
    {
        { CapacityRaised: false } => new PromotionMove(PromotionStep.RaiseCapacity, promotion with { CapacityRaised = true }, "this region is active"),
        { Notified: false } => new PromotionMove(PromotionStep.Notify, promotion with { Notified = true }, "this region is active"),
        _ => new PromotionMove(PromotionStep.None, promotion, "the promotion is complete"),
    };
}
