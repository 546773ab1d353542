namespace DrTerraform.Failover;

/// <summary>Decides whether this region takes over. Pure: same observation, state and limits, same verdict.</summary>
public static class FailoverRule
{
    // Asked in the order of safety: first what makes a promotion wrong, then what makes it premature, last what makes it costly.
    internal static readonly IReadOnlyList<GuardRule> Guards =
    [
        new(Guard.RoleUnknown, GuardKind.Permission, (seen, _, _) => seen.Role is null ? "the role record cannot be read" : null),
        new(Guard.AlreadyActive, GuardKind.Evidence, (seen, _, _) => seen.Role?.Region == seen.Region ? "this region is already active" : null),
        new(Guard.Paused, GuardKind.Permission, (seen, _, _) => seen.Paused ? "failovers are paused" : null),
        new(Guard.Cooldown, GuardKind.Permission, (seen, _, limits) => CooldownLeft(seen, limits) is { } left ? $"the role has changed recently: cooldown for {Seconds(left)} more" : null),
        new(Guard.PeerServes, GuardKind.Evidence, (seen, _, _) => seen.Peer == PeerAnswer.Serving ? "the other region serves" : null),
        new(Guard.ConsensusNotDown, GuardKind.Evidence, (seen, _, _) => seen.Consensus switch
        {
            Consensus.Down => null,
            Consensus.Up => "the world still reaches the other region",
            _ => "the world's opinion cannot be read: this region may be the one that is cut off",
        }),
        new(Guard.TooSoon, GuardKind.Evidence, (_, state, limits) => IsAwayForLongEnough(state, limits) ? null : $"not for long enough: {Away(state, limits)}"),
        new(Guard.ClusterNotReady, GuardKind.Permission, (seen, _, _) => seen.Cluster == ClusterRole.Replica ? null : $"this region's cluster cannot be promoted: it is {Name(seen.Cluster)}"),
        new(Guard.LagTooGreat, GuardKind.Permission, (seen, state, limits) => IsApproved(seen) ? null : LagObjection(seen, state, limits)),
        new(Guard.ReturnNotApproved, GuardKind.Permission, (seen, _, _) => seen.IsHome && !IsApproved(seen) ? "a return is for a human to approve" : null),
        new(Guard.NotApproved, GuardKind.Permission, (seen, _, limits) => limits.Mode == PromotionMode.Automatic || IsApproved(seen) ? null : "a human has to approve"),
    ];

    /// <summary>The verdict on what a monitor sees and remembers.</summary>
    /// <param name="observation">What it sees in this tick.</param>
    /// <param name="state">What it remembers, this observation included: the outcome of <see cref="FailoverState.After"/>.</param>
    /// <param name="limits">The figures to decide by.</param>
    public static Verdict Decide(Observation observation, FailoverState state, FailoverLimits limits)
    {
        var objections = Guards
            .Select(guard => (Rule: guard, Objection: guard.Objection(observation, state, limits)))
            .Where(answer => answer.Objection is not null)
            .ToList();
        if (objections.Count == 0)
        {
            return new Verdict(FailoverAction.Promote, $"{Away(state, limits)}; {Loss(EstimatedLoss(observation, state, limits))}", null);
        }

        // Everything says that the other region is lost, and yet nothing will happen: that is what a human has to know.
        var pages = objections.All(answer => answer.Rule.Kind == GuardKind.Permission);
        var (first, objection) = objections[0];
        return new Verdict(
            pages ? FailoverAction.HoldAndPage : FailoverAction.Hold,
            pages ? $"would promote ({Away(state, limits)}), but {objection}" : objection!,
            first.Guard);
    }

    /// <summary>How much of the latest work a promotion may lose: the lag from before the loss, or null when no recent figure is known.</summary>
    /// <param name="observation">What the monitor sees in this tick.</param>
    /// <param name="state">What it remembers.</param>
    /// <param name="limits">The figures to decide by.</param>
    public static TimeSpan? EstimatedLoss(Observation observation, FailoverState state, FailoverLimits limits) =>
        state.Lag is { } reading && (state.Silent?.Since ?? observation.At) - reading.At <= limits.OldestLag ? reading.Lag : null;

    private static TimeSpan? CooldownLeft(Observation seen, FailoverLimits limits) =>
        seen.Role is { Epoch: > ActiveRole.FirstEpoch } role && role.Since + limits.Cooldown - seen.At is var left && left > TimeSpan.Zero ? left : null;

    private static bool IsAwayForLongEnough(FailoverState state, FailoverLimits limits) =>
        state.Silent?.Fills(limits.SilentPeerPatience, limits) == true || state.NotServing?.Fills(limits.AnsweringPeerPatience, limits) == true;

    private static bool IsApproved(Observation seen) =>
        seen.Approval is { } approval && approval.Epoch == seen.Role?.Epoch + 1 && seen.At <= approval.ValidUntil;

    private static string? LagObjection(Observation seen, FailoverState state, FailoverLimits limits) => EstimatedLoss(seen, state, limits) switch
    {
        null => "nobody knows how much would be lost",
        { } loss when loss > limits.GreatestLag => $"replication was {Seconds(loss)} behind, {Seconds(limits.GreatestLag)} are allowed",
        _ => null,
    };

    private static string Away(FailoverState state, FailoverLimits limits) => (state.Silent, state.NotServing) switch
    {
        ({ } silent, _) => $"the other region is silent and the world misses it for {Seconds(silent.Length)} of {Seconds(limits.SilentPeerPatience)}",
        (_, { } notServing) => $"the other region answers but does not serve and the world misses it for {Seconds(notServing.Length)} of {Seconds(limits.AnsweringPeerPatience)}",
        _ => "nobody misses the other region",
    };

    private static string Loss(TimeSpan? loss) => loss is { } known ? $"about {Seconds(known)} of the latest work may be lost" : "nobody knows how much work may be lost";

    private static string Name(ClusterRole cluster) => cluster.ToString().ToLowerInvariant();

    private static string Seconds(TimeSpan time) => $"{Math.Round(time.TotalSeconds)} s";
}
