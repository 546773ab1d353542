namespace DrTerraform.Failover;

/// <summary>What can stop a promotion, in the order in which it is asked.</summary>
public enum Guard
{
    /// <summary>The role record cannot be read.</summary>
    RoleUnknown,

    /// <summary>This region is the active one.</summary>
    AlreadyActive,

    /// <summary>A human has paused failovers.</summary>
    Paused,

    /// <summary>The role has changed a short while ago.</summary>
    Cooldown,

    /// <summary>The other region serves.</summary>
    PeerServes,

    /// <summary>The world's checkers reach the other region, or nobody knows whether they do.</summary>
    ConsensusNotDown,

    /// <summary>The other region has not been away for long enough.</summary>
    TooSoon,

    /// <summary>This region's cluster is no replica that could be promoted.</summary>
    ClusterNotReady,

    /// <summary>More would be lost than the objective allows, or nobody knows how much, and no human has approved.</summary>
    LagTooGreat,

    /// <summary>This is the home region, the traffic has left it, and no human has approved the return.</summary>
    ReturnNotApproved,

    /// <summary>The mode asks for a human's approval, and there is none.</summary>
    NotApproved,
}
