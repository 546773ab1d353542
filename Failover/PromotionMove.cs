namespace DrTerraform.Failover;

/// <summary>The next step of a promotion.</summary>
/// <param name="Step">What to do.</param>
/// <param name="Promotion">What to save: before <see cref="PromotionStep.Ask"/>, after the step for all others; null when there is none.</param>
/// <param name="Reason">Why this step, in a sentence.</param>
public sealed record PromotionMove(PromotionStep Step, Promotion? Promotion, string Reason);
