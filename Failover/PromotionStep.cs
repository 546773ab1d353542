namespace DrTerraform.Failover;

/// <summary>What a monitor does next for a promotion. Every step may be done again after a crash, also by two monitors at once.</summary>
public enum PromotionStep
{
    /// <summary>Nothing: none was begun, or all is done.</summary>
    None,

    /// <summary>
    /// Save the promotion that the move holds, then call <c>FailoverGlobalCluster</c> in this region with this cluster's ARN and
    /// <c>AllowDataLoss</c>. An answer that says that an operation is under way is as good as success.
    /// </summary>
    Ask,

    /// <summary>RDS is at it, or has not shown yet that it is: look again in the next tick.</summary>
    Wait,

    /// <summary>Write the role record: this region, the promotion's epoch, on condition that the stored epoch is one less. A condition that fails means that it is written: look again.</summary>
    WriteRole,

    /// <summary>Raise the capacity floor, then save the promotion that the move holds.</summary>
    RaiseCapacity,

    /// <summary>Tell humans and emit the event, then save the promotion that the move holds.</summary>
    Notify,
}
