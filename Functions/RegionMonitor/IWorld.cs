using DrTerraform.Failover;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>Those who look at the other region from elsewhere.</summary>
internal interface IWorld
{
    /// <summary>What they agree on.</summary>
    public Task<Consensus> AskAsync(CancellationToken cancellation);
}
