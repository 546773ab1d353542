namespace DrTerraform.Failover;

/// <summary>A human's leave to promote, given with the estimated loss in view.</summary>
/// <param name="Epoch">The epoch that the promotion would begin: leave for one promotion is none for the next.</param>
/// <param name="ValidUntil">When it lapses: a leave nobody used must not promote a week later.</param>
public sealed record Approval(long Epoch, DateTimeOffset ValidUntil);
