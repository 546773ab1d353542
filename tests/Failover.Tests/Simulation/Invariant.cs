namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>What must hold in every state of every schedule.</summary>
internal enum Invariant
{
    /// <summary>Two regions both serve and accept writes no longer than the fence bound.</summary>
    OneWriter,

    /// <summary>DNS leads nobody to a region that cannot write while a healthy writer is answered for.</summary>
    TrafficToTheWriter,

    /// <summary>Neither the role nor the traffic goes back by itself.</summary>
    NoAutomaticReturn,

    /// <summary>At most one promotion an epoch, and no epoch without one.</summary>
    OnePromotionPerEpoch,

    /// <summary>No promotion is begun while failovers are paused.</summary>
    PausedMeansNoPromotion,

    /// <summary>One wrong signal never fails over a region that serves, or has been away for less than the patience it is due.</summary>
    OneWrongSignalIsNotEnough,

    /// <summary>No promotion loses more than the limit unless a human has approved.</summary>
    LossNeedsApproval,

    /// <summary>When the active region stays lost and the other stays well, service returns within the budget.</summary>
    ServiceReturns,
}

/// <summary>An invariant that was broken.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="Sentence">How.</param>
internal sealed record Violation(Invariant Invariant, string Sentence);
