namespace DrTerraform.Failover;

/// <summary>What this region's own RDS API says of this region's database cluster.</summary>
public enum ClusterRole
{
    /// <summary>It cannot be asked, is no member of the global cluster (any more), or has no instance that is available.</summary>
    Unavailable,

    /// <summary>A member that replicates and could be promoted; no operation is under way.</summary>
    Replica,

    /// <summary>The global cluster's failover state is not empty: <c>pending</c>, <c>failing-over</c>, <c>switching-over</c> or <c>cancelling</c>.</summary>
    Changing,

    /// <summary>The writer of the global cluster.</summary>
    Writer,
}
