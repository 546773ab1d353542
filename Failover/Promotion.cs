namespace DrTerraform.Failover;

/// <summary>A promotion that was begun, and what of it is known to be done. Saved before the first call to RDS, so that a crash loses nothing.</summary>
/// <param name="Epoch">The epoch it begins: one more than that of the role it replaces.</param>
/// <param name="AskedAt">When <c>FailoverGlobalCluster</c> was called last.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="EstimatedLoss">Replication lag before the loss: this much of the latest work may be missing. Null when it was not known.</param>
public sealed record Promotion(long Epoch, DateTimeOffset AskedAt, string Reason, TimeSpan? EstimatedLoss)
{
    /// <summary>Whether the capacity floor was raised.</summary>
    public bool CapacityRaised { get; init; }

    /// <summary>Whether humans were told.</summary>
    public bool Notified { get; init; }
}
