namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>How a region fares.</summary>
internal enum Condition : short
{
    Up,

    /// <summary>It answers, too late or with "not now": checks fail, no write is accepted.</summary>
    Busy,

    Dead,
}

/// <summary>What a region's database really is, whoever believes what.</summary>
internal enum Storage : short
{
    Replica,
    Writer,

    /// <summary>Fenced off, not yet rebuilt as a replica.</summary>
    Detached,
}

/// <summary>What Route 53's checkers make of a region.</summary>
internal enum Lie : short
{
    None,
    Down,
    Up,
}

/// <summary>The late effect of a monitor that stalled between saving and calling.</summary>
internal enum LateEffect : short
{
    None,
    Ask,
    WriteRole,
}
