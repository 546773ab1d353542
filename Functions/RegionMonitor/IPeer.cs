using DrTerraform.Failover;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>The other region, asked directly.</summary>
internal interface IPeer
{
    /// <summary>What it says of its health; no answer is an answer too.</summary>
    public Task<PeerAnswer> AskAsync(CancellationToken cancellation);
}
