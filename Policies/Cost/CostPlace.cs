namespace DrTerraform.Policies.Cost;

/// <summary>Whose cost a line is.</summary>
public enum CostPlace
{
    /// <summary>The region that serves.</summary>
    Serving,

    /// <summary>The region that waits: what being prepared costs.</summary>
    Waiting,

    /// <summary>What belongs to no region of the two, such as health checks and records.</summary>
    Shared,
}
