using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>Looks at everything that the rule decides by: all sources at once, and what does not answer in time has not been seen.</summary>
internal sealed class Lookout(IControl control, IPeer peer, IWorld world, IDatabase database, string region, bool isHome, Log log, TimeProvider time)
{
    /// <summary>How long a source has: less than the shortest interval between two looks.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Looks at everything.</summary>
    public async Task<Observation> LookAsync(CancellationToken cancellation)
    {
        var at = time.GetUtcNow();
        var orders = AskAsync("control table", ReadOrdersAsync, new Orders(null, false, null), cancellation);
        var answer = AskAsync("peer", peer.AskAsync, PeerAnswer.Silent, cancellation);
        var consensus = AskAsync("consensus", world.AskAsync, Consensus.Unknown, cancellation);
        var cluster = AskAsync("cluster", database.RoleAsync, ClusterRole.Unavailable, cancellation);
        var lag = AskAsync("lag", database.LagAsync, null, cancellation);
        var (role, paused, approval) = await orders;
        return new Observation
        {
            At = at,
            Region = region,
            IsHome = isHome,
            Role = role,
            Paused = paused,
            Approval = approval,
            Peer = await answer,
            Consensus = await consensus,
            Cluster = await cluster,
            ReplicationLag = await lag,
        };
    }

    /// <summary>Looks again at what a step of a promotion changes.</summary>
    public async Task<Observation> LookAgainAsync(Observation seen, CancellationToken cancellation)
    {
        var orders = AskAsync("control table", ReadOrdersAsync, new Orders(null, false, null), cancellation);
        var cluster = await AskAsync("cluster", database.RoleAsync, ClusterRole.Unavailable, cancellation);
        return seen with { Role = (await orders).Role, Cluster = cluster };
    }

    // One answer, so that a pause that cannot be read never looks like none.
    private async Task<Orders> ReadOrdersAsync(CancellationToken cancellation)
    {
        var role = control.ReadRoleAsync(cancellation);
        var pause = control.ReadPauseAsync(cancellation);
        var approval = control.ReadApprovalAsync(cancellation);
        await Task.WhenAll(role, pause, approval);
        return new Orders(
            await role is { } record ? new ActiveRole(record.ActiveRegion, record.Epoch, record.Since ?? DateTimeOffset.UnixEpoch) : null,
            await pause is not null,
            await approval is { } order && order.Region == region ? new Approval(order.Epoch, order.ValidUntil) : null);
    }

    // Waits no longer even for a source that does not notice its cancellation, as the machine's resolver does not.
    private async Task<T> AskAsync<T>(string source, Func<CancellationToken, Task<T>> ask, T silence, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            log.Info("source silent", ("source", source), ("code", "deadline"));
        }
        catch (AwsException problem)
        {
            log.Warn("source silent", ("source", source), ("code", problem.Code), ("status", problem.Status));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.Error("source failed", ("source", source), ("exception", problem.GetType().FullName));
        }

        return silence;
    }

    private sealed record Orders(ActiveRole? Role, bool Paused, Approval? Approval);
}
