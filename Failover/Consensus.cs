namespace DrTerraform.Failover;

/// <summary>What Route 53's checkers all over the world think of the other region, as read from its status record through DNS.</summary>
public enum Consensus
{
    /// <summary>No answer, or none of the two addresses: as likely this region is the one that is cut off.</summary>
    Unknown,

    /// <summary>The record gives the address for "up".</summary>
    Up,

    /// <summary>The record gives the address for "down".</summary>
    Down,
}
