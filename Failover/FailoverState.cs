namespace DrTerraform.Failover;

/// <summary>What a region's monitor remembers from tick to tick; kept in the control table under the region's own key.</summary>
public sealed record FailoverState
{
    /// <summary>Nothing remembered.</summary>
    public static readonly FailoverState Empty = new();

    /// <summary>How long the other region has not served, whether it answered or not, while the world did not reach it either.</summary>
    public Streak? NotServing { get; init; }

    /// <summary>How long it has not answered at all, while the world did not reach it either.</summary>
    public Streak? Silent { get; init; }

    /// <summary>The lag when it was last heard of.</summary>
    public LagReading? Lag { get; init; }

    /// <summary>The promotion that this region has begun; kept until the role record has an epoch beyond it.</summary>
    public Promotion? Promotion { get; init; }

    /// <summary>The state after one more observation. Save it before acting on a verdict.</summary>
    public FailoverState After(Observation observation, FailoverLimits limits) => this with
    {
        NotServing = LooksLost(observation) ? Streak.Extend(NotServing, observation.At, limits) : null,
        Silent = LooksLost(observation) && observation.Peer == PeerAnswer.Silent ? Streak.Extend(Silent, observation.At, limits) : null,
        Lag = IsActive(observation) ? null : observation is { Peer: not PeerAnswer.Silent, ReplicationLag: { } lag } ? new LagReading(lag, observation.At) : Lag,
        Promotion = IsOver(observation) ? null : Promotion,
    };

    // Both signals have to agree in every tick. Otherwise a probe that was cut off for an hour would have used up all patience before
    // the world misses the other region for its first half minute.
    private static bool LooksLost(Observation observation) =>
        observation is { Peer: not PeerAnswer.Serving, Consensus: Consensus.Down } && !IsActive(observation);

    // While this region is active the other one is not meant to serve, and what replication was like before is no guide to later:
    // neither may count once the roles have changed.
    private static bool IsActive(Observation observation) => observation.Role?.Region == observation.Region;

    // A promotion that was asked for is never forgotten because the other region came back: RDS may still carry it out, and a writer
    // without the role would be no service at all.
    private bool IsOver(Observation observation) =>
        Promotion is { } promotion
        && observation.Role is { } role
        && (role.Epoch > promotion.Epoch || (role.Epoch == promotion.Epoch && role.Region != observation.Region));
}
