using System.Globalization;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>One look at the other region, the rule's verdict on it, and as many steps of a promotion as can be done now.</summary>
/// <remarks>
/// What is remembered is written before anything is done, and every writing needs the one before it: a run that has been overtaken by
/// another writes nothing more and so begins nothing more. Every step may be repeated, so it does not matter where a run died.
/// </remarks>
internal sealed class MonitorTick(IControl control, Lookout lookout, IDatabase database, IAnnouncements announcements, FailoverLimits limits, string region, Log log, TimeProvider time)
{
    // Ask, write the role, raise the capacity, tell: a promotion has no more, and what needs more is wrong somewhere.
    private const int MostSteps = 6;

    /// <summary>How long a run keeps others away after a look; a run that died is followed after that.</summary>
    private readonly TimeSpan _lease = 2.5 * limits.TickInterval;

    /// <summary>Looks, decides and acts, unless another run watches.</summary>
    /// <param name="holder">The run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AwsException">DynamoDB refuses or does not answer: nothing can be done without memory.</exception>
    public async Task RunAsync(string holder, CancellationToken cancellation)
    {
        var known = await control.ReadMonitorAsync(cancellation);
        if (known is not null && known.Holder != holder && known.LeaseUntil > time.GetUtcNow())
        {
            log.Debug("another run watches", ("holder", known.Holder));
            return;
        }

        var seen = await lookout.LookAsync(cancellation);
        var state = (known is null ? FailoverState.Empty : Memory.Read(known.State)).After(seen, limits);
        var verdict = FailoverRule.Decide(seen, state, limits);
        var run = new Run(holder, verdict, PromotionSteps.Next(seen, state, verdict, limits), seen.Cluster, known?.Version ?? 0) { State = state };
        if (!await SaveAsync(run, cancellation))
        {
            return;
        }

        if (run.IsHeld && known?.Action != nameof(FailoverAction.HoldAndPage))
        {
            await PageAsync($"{region} would take over, but may not", verdict.Reason, cancellation);
        }

        var step = await PromoteAsync(run, seen, cancellation);
        Report(run, seen, step);
    }

    /// <summary>Lets the next run begin at once.</summary>
    public async Task ReleaseAsync(string holder, CancellationToken cancellation)
    {
        if (await control.ReadMonitorAsync(cancellation) is { } last && last.Holder == holder)
        {
            await control.WriteMonitorAsync(last with { Version = last.Version + 1, LeaseUntil = time.GetUtcNow() }, cancellation);
        }
    }

    private async Task<PromotionStep> PromoteAsync(Run run, Observation seen, CancellationToken cancellation)
    {
        for (var done = 0; ; done++)
        {
            var move = PromotionSteps.Next(seen, run.State, run.Verdict, limits);
            if (move.Step is PromotionStep.None or PromotionStep.Wait || done == MostSteps)
            {
                return move.Step;
            }

            log.Info("step of a promotion", ("step", $"{move.Step}"), ("reason", move.Reason), ("epoch", move.Promotion!.Epoch));
            try
            {
                if (!await DoAsync(run, move.Step, move.Promotion, seen, cancellation))
                {
                    return move.Step;
                }
            }
            catch (AwsException problem)
            {
                // The next look finds out what has become of it, and goes on from there.
                log.Error("step failed", ("step", $"{move.Step}"), ("code", problem.Code), ("status", problem.Status));
                return move.Step;
            }

            seen = await lookout.LookAgainAsync(seen, cancellation);
        }
    }

    // Says whether it makes sense to go on now.
    private async Task<bool> DoAsync(Run run, PromotionStep step, Promotion promotion, Observation seen, CancellationToken cancellation)
    {
        switch (step)
        {
            case PromotionStep.Ask:
                if (!await RememberAsync(run, promotion, cancellation))
                {
                    return false;
                }

                log.Count(Metric.PromotionsAsked);
                await database.FailOverHereAsync(cancellation);
                return true;

            case PromotionStep.WriteRole:
                return await control.TakeRoleAsync(new RoleRecord(seen.Role!.Region, promotion.Epoch - 1), time.GetUtcNow(), promotion.Reason, cancellation);

            case PromotionStep.RaiseCapacity:
                return await RaiseCapacityAsync(run, promotion, cancellation);

            default:
                await AnnounceAsync(promotion, cancellation);
                return await RememberAsync(run, promotion, cancellation);
        }
    }

    private async Task<bool> RaiseCapacityAsync(Run run, Promotion raised, CancellationToken cancellation)
    {
        try
        {
            await database.RaiseCapacityAsync(cancellation);
        }
        catch (AwsException problem) when (!raised.Notified)
        {
            // It serves with less than it should have, and that must not keep the news from people. The next look tries again.
            log.Error("capacity not raised", ("code", problem.Code), ("status", problem.Status));
            await AnnounceAsync(raised, cancellation);
            await RememberAsync(run, raised with { CapacityRaised = false, Notified = true }, cancellation);
            return false;
        }

        return await RememberAsync(run, raised, cancellation);
    }

    private async Task AnnounceAsync(Promotion promotion, CancellationToken cancellation)
    {
        try
        {
            await announcements.TellMachinesAsync(new ActiveRegionChange(region, promotion.Epoch, promotion.Reason, promotion.EstimatedLoss?.TotalSeconds), cancellation);
        }
        catch (AwsException problem)
        {
            // Machines can find it in the role record; people are told in any case.
            log.Error("event not emitted", ("code", problem.Code), ("status", problem.Status));
        }

        await announcements.TellPeopleAsync($"{region} has taken over (epoch {promotion.Epoch})", NewsOf(promotion), cancellation);
    }

    private string NewsOf(Promotion promotion) => string.Create(CultureInfo.InvariantCulture, $"""
        What: {region} is the active region now; its database cluster is the writer, and traffic follows as soon as health checks and resolvers notice.
        Why: {promotion.Reason}.
        Since: {time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC, as epoch {promotion.Epoch}; RDS was asked at {promotion.AskedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.
        Estimated loss: {(promotion.EstimatedLoss is { } loss ? $"the last {loss.TotalSeconds:0.#} s of committed work before the loss" : "unknown, no figure of the replication lag was at hand")}.
        Next: nothing moves back by itself. Find out what is missing with the old writer's snapshot before it expires, then plan the way back.
        """);

    private async Task PageAsync(string subject, string message, CancellationToken cancellation)
    {
        try
        {
            await announcements.TellPeopleAsync(subject, message, cancellation);
        }
        catch (AwsException problem)
        {
            // The alarm on the metric does not forget.
            log.Error("page not sent", ("code", problem.Code), ("status", problem.Status));
        }
    }

    private Task<bool> RememberAsync(Run run, Promotion promotion, CancellationToken cancellation)
    {
        run.State = run.State with { Promotion = promotion };
        return SaveAsync(run, cancellation);
    }

    private async Task<bool> SaveAsync(Run run, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var written = await control.WriteMonitorAsync(
            new MonitorRecord
            {
                Version = ++run.Version,
                Holder = run.Holder,
                LeaseUntil = now + _lease,
                TickedAt = now,
                Action = $"{run.Action}",
                Reason = run.Reason,
                State = Memory.Write(run.State),
            },
            cancellation);
        if (!written)
        {
            log.Info("another run has begun to watch");
        }

        return written;
    }

    private void Report(Run run, Observation seen, PromotionStep step)
    {
        var active = seen.Role?.Region == region;
        log.Count(Metric.MonitorTicks);
        log.Count(Metric.PeerServing, seen.Peer == PeerAnswer.Serving ? 1 : 0);
        log.Count(Metric.OutageDuration, active ? 0 : run.State.NotServing?.Length.TotalSeconds ?? 0);
        log.Count(Metric.PromotionsHeld, run.IsHeld ? 1 : 0);
        log.Report(
            "looked",
            ("action", $"{run.Action}"),
            ("guard", run.Verdict.Guard is { } guard ? $"{guard}" : null),
            ("reason", run.Reason),
            ("step", $"{step}"),
            ("active_region", seen.Role?.Region),
            ("epoch", seen.Role?.Epoch),
            ("peer", $"{seen.Peer}"),
            ("consensus", $"{seen.Consensus}"),
            ("cluster", $"{seen.Cluster}"),
            ("lag_milliseconds", (long?)seen.ReplicationLag?.TotalMilliseconds));
    }

    private sealed class Run(string holder, Verdict verdict, PromotionMove first, ClusterRole cluster, long version)
    {
        // While RDS carries out what was asked of it the rule has nothing to allow, and nobody is to be woken.
        private readonly bool _underWay = first.Step != PromotionStep.None && cluster is ClusterRole.Changing or ClusterRole.Writer;

        public string Holder => holder;

        public Verdict Verdict => verdict;

        public bool IsHeld => verdict.Action == FailoverAction.HoldAndPage && !_underWay;

        public FailoverAction Action => verdict.Action == FailoverAction.HoldAndPage && _underWay ? FailoverAction.Promote : verdict.Action;

        public string Reason => _underWay ? first.Reason : verdict.Reason;

        public long Version { get; set; } = version;

        public required FailoverState State { get; set; }
    }
}
