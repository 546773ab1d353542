namespace DrTerraform.Failover;

/// <summary>What the rule decided, and why.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Reason">Why, in a sentence for log, notification and alarm.</param>
/// <param name="Guard">The first guard that objected, or null when none did; for metrics and tests.</param>
public sealed record Verdict(FailoverAction Action, string Reason, Guard? Guard);
