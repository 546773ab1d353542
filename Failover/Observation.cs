namespace DrTerraform.Failover;

/// <summary>Everything a monitor sees in one tick. Whoever cannot see something says so by its default and never guesses.</summary>
public sealed record Observation
{
    /// <summary>When the tick began, by the clock of the monitor that saw it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The region the monitor runs in and would promote.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// Whether this region's record is Route 53's PRIMARY one. The latch holds the traffic away from such a region, never in it: where
    /// two regions both believe to be active, DNS leads to the other one. So the way back here is a human's decision.
    /// </summary>
    public required bool IsHome { get; init; }

    /// <summary>The role record in this region's replica, read consistently; null when it is missing or cannot be read.</summary>
    public ActiveRole? Role { get; init; }

    /// <summary>Whether a human has paused failovers. Where the pause cannot be read, <see cref="Role"/> is null too: both are in one table.</summary>
    public bool Paused { get; init; }

    /// <summary>The answer of the other region's health endpoints, asked directly.</summary>
    public PeerAnswer Peer { get; init; }

    /// <summary>The opinion of the world on the other region.</summary>
    public Consensus Consensus { get; init; }

    /// <summary>What this region's cluster is.</summary>
    public ClusterRole Cluster { get; init; }

    /// <summary>How far this region's database is behind the writer (<c>AuroraGlobalDBRPOLag</c> of its own region), at least zero; null when no figure is at hand.</summary>
    public TimeSpan? ReplicationLag { get; init; }

    /// <summary>A human's leave to promote, or null.</summary>
    public Approval? Approval { get; init; }
}
