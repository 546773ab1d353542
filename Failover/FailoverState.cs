namespace DrTerraform.Failover;

/// <summary>What a region's monitor remembers from tick to tick; kept in the control table under the region's own key.</summary>
public sealed record FailoverState
{
    /// <summary>Nothing remembered.</summary>
    public static readonly FailoverState Empty = new();

    /// <summary>How long the other region has not served, whether it answered or not.</summary>
    public Streak? NotServing { get; init; }

    /// <summary>How long it has not answered at all.</summary>
    public Streak? Silent { get; init; }

    /// <summary>The lag when it was last heard of.</summary>
    public LagReading? Lag { get; init; }

    /// <summary>The promotion that this region has begun; kept until the role record has an epoch beyond it.</summary>
    public Promotion? Promotion { get; init; }

    /// <summary>The state after one more observation. Save it before acting on a verdict.</summary>
    public FailoverState After(Observation observation, FailoverLimits limits) => this with
    {
        NotServing = IsActive(observation) || observation.Peer == PeerAnswer.Serving ? null : Streak.Extend(NotServing, observation.At, limits),
        Silent = IsActive(observation) || observation.Peer != PeerAnswer.Silent ? null : Streak.Extend(Silent, observation.At, limits),
        Lag = observation is { Peer: not PeerAnswer.Silent, ReplicationLag: { } lag } ? new LagReading(lag, observation.At) : Lag,
        Promotion = IsOver(observation) ? null : Promotion,
    };

    // While this region is active the other one is not meant to serve: that it does not must not count once the roles have changed.
    private static bool IsActive(Observation observation) => observation.Role?.Region == observation.Region;

    // A promotion that was asked for is never forgotten because the other region came back: RDS may still carry it out, and a writer
    // without the role would be no service at all.
    private bool IsOver(Observation observation) =>
        Promotion is { } promotion
        && observation.Role is { } role
        && (role.Epoch > promotion.Epoch || (role.Epoch == promotion.Epoch && role.Region != observation.Region));
}
