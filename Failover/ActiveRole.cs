namespace DrTerraform.Failover;

/// <summary>The role record as this region's replica of the control table holds it.</summary>
/// <param name="Region">The region that is active, e.g. <c>us-east-1</c>.</param>
/// <param name="Epoch">Grows by one with every change of the active region.</param>
/// <param name="Since">When it became active.</param>
public sealed record ActiveRole(string Region, long Epoch, DateTimeOffset Since)
{
    /// <summary>The epoch of a new deployment: nobody has taken over anything yet.</summary>
    public const long FirstEpoch = 1;
}
