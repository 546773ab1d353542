namespace DrTerraform.Failover;

/// <summary>Whether the rule may promote without a human.</summary>
public enum PromotionMode
{
    /// <summary>It promotes as soon as every guard lets it.</summary>
    Automatic,

    /// <summary>It asks first, and promotes when a human approves.</summary>
    Approve,
}
