namespace DrTerraform.Failover;

/// <summary>The figures that the rule decides by. The defaults keep a recovery time of 300 s; <c>docs/failover.md</c> says where each comes from.</summary>
public sealed record FailoverLimits
{
    /// <summary>Whether a human has to approve.</summary>
    public PromotionMode Mode { get; init; } = PromotionMode.Automatic;

    /// <summary>Time between two observations; 1 s to 60 s. 10 s is what Route 53's fast checks take too.</summary>
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Greatest time between two observations that still count as one streak; at least two <see cref="TickInterval"/>. The default
    /// lets two ticks fail and a clock be a few seconds off.
    /// </summary>
    public TimeSpan LongestGap { get; init; } = TimeSpan.FromSeconds(35);

    /// <summary>
    /// How long a region has to be silent while the world does not reach it either; at least two <see cref="TickInterval"/>. The world
    /// needs three checks of 10 s and an answer that a resolver keeps for 10 s, so the region is lost for some 70 s by then.
    /// </summary>
    public TimeSpan SilentPeerPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a region that answers may say that it cannot serve while the world does not reach it either; at least
    /// <see cref="SilentPeerPatience"/>. A failover of Aurora inside its region and a flood of payments are over sooner, and neither is
    /// cured by a promotion that loses data.
    /// </summary>
    public TimeSpan AnsweringPeerPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Replication lag beyond which a human decides; more than zero. The default is a recovery point objective of one minute.</summary>
    public TimeSpan GreatestLag { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How old the last figure of the lag may be when the other region falls silent; more than zero. CloudWatch has one a minute, some
    /// minutes late.
    /// </summary>
    public TimeSpan OldestLag { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long after a change of the role no promotion may follow; zero or more. The region that lost the role needs the time to come
    /// back as a replica, and two promotions in a row are a fault of ours more often than of two regions.
    /// </summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long after a call of <c>FailoverGlobalCluster</c> that shows no effect it is called again; at least one
    /// <see cref="TickInterval"/>. The default lets RDS show the operation first.
    /// </summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong with these figures, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        var (second, minute) = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        if (TickInterval < second || TickInterval > minute)
        {
            yield return $"tick interval must be between 1 and 60 s, got {TickInterval.TotalSeconds} s";
        }

        foreach (var (name, value, least) in new[]
        {
            ("longest gap", LongestGap, 2 * TickInterval),
            ("silent peer patience", SilentPeerPatience, 2 * TickInterval),
            ("answering peer patience", AnsweringPeerPatience, SilentPeerPatience),
            ("greatest lag", GreatestLag, second),
            ("oldest lag", OldestLag, second),
            ("cooldown", Cooldown, TimeSpan.Zero),
            ("ask again after", AskAgainAfter, TickInterval),
        })
        {
            if (value < least)
            {
                yield return $"{name} must be at least {least.TotalSeconds} s, got {value.TotalSeconds} s";
            }
        }
    }
}
