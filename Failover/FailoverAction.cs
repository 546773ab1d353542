namespace DrTerraform.Failover;

/// <summary>What a verdict asks of a monitor.</summary>
public enum FailoverAction
{
    /// <summary>Start nothing.</summary>
    Hold,

    /// <summary>Start nothing, and tell a human: the other region looks lost, and only a permission is missing.</summary>
    HoldAndPage,

    /// <summary>Promote this region.</summary>
    Promote,
}
