namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>What the models are built around: the real rule and the real decisions, unless a test plants a bug in one of them.</summary>
internal sealed record Design
{
    public static readonly Design Real = new();

    public Func<FailoverState, Observation, FailoverLimits, FailoverState> After { get; init; } = (state, seen, limits) => state.After(seen, limits);

    public Func<Observation, FailoverState, FailoverLimits, Verdict> Decide { get; init; } = FailoverRule.Decide;

    public Func<Observation, FailoverState, Verdict, FailoverLimits, PromotionMove> Next { get; init; } = PromotionSteps.Next;

    /// <summary>The PRIMARY record rests on the other region's standby answer too.</summary>
    public bool Latches { get; init; } = true;

    /// <summary>The SECONDARY record rests on <c>/health</c>; otherwise on <c>/ready</c>.</summary>
    public bool SecondaryRestsOnHealth { get; init; } = true;

    /// <summary>Functions refuse a write when the role record is not theirs.</summary>
    public bool FunctionsHeedTheRole { get; init; } = true;

    /// <summary>The role is written on condition that the stored epoch is one less.</summary>
    public bool RoleWriteIsConditional { get; init; } = true;

    /// <summary>The promotion is saved before RDS is called.</summary>
    public bool SavesBeforeAsking { get; init; } = true;
}
