namespace DrTerraform.Failover;

/// <summary>The same finding in tick after tick.</summary>
/// <param name="Since">The first of them.</param>
/// <param name="Last">The latest of them.</param>
/// <param name="Ticks">How many there were, at least 1.</param>
/// <remarks>
/// Both time and number have to be reached, because either alone can lie: a clock that jumps makes one bad answer look like an hour of
/// them, and two monitors at once make twice the number in the same time.
/// </remarks>
public sealed record Streak(DateTimeOffset Since, DateTimeOffset Last, int Ticks)
{
    /// <summary>Time between the first and the latest finding.</summary>
    public TimeSpan Length => Last - Since;

    // What happened in a longer gap nobody saw, so a streak does not reach across one, nor back in time.
    internal static Streak Extend(Streak? streak, DateTimeOffset at, FailoverLimits limits) =>
        streak is null || (at - streak.Last).Duration() > limits.LongestGap
            ? new Streak(at, at, 1)
            : streak with { Last = at > streak.Last ? at : streak.Last, Ticks = streak.Ticks + 1 };

    internal bool Fills(TimeSpan patience, FailoverLimits limits) =>
        Length >= patience && (Ticks - 1) * limits.TickInterval >= patience;
}
