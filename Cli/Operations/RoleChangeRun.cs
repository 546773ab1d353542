using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Cli.Operations;

/// <summary>
/// Takes a region to the active role by the same steps as its monitor does, each told from what can be observed. So it can be cut off
/// anywhere: whoever begins again, monitor or operator, goes on.
/// </summary>
/// <param name="target">The region that is to be active. All is asked of it, and nothing of the other one.</param>
/// <param name="tell">Takes a line for the operator.</param>
/// <param name="time">The clock.</param>
internal sealed class RoleChangeRun(IRegion target, Action<string> tell, TimeProvider time)
{
    /// <summary>How long RDS may take; a failover is known to take up to eight minutes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    // One look may fall between the end of RDS's operation and the new writer.
    private const int LooksThatAgree = 5;

    private readonly FailoverLimits _limits = new();
    private readonly List<string> _shortfalls = [];

    private string? _told;

    /// <summary>
    /// Runs the steps to their end. What had to be left out although the region is active is returned, a sentence each; a
    /// <see cref="CommandException"/> when it did not become active.
    /// </summary>
    /// <param name="promotion">What is to happen; for a switchover RDS has been asked already.</param>
    /// <param name="mayAsk">Whether RDS may be asked for a failover.</param>
    /// <param name="cancellation">Stops here; what RDS is at it carries out all the same.</param>
    public async Task<IReadOnlyList<string>> CompleteAsync(Promotion promotion, bool mayAsk, CancellationToken cancellation)
    {
        // The rule's own verdict does not matter: the operator has decided.
        var verdict = new Verdict(mayAsk ? FailoverAction.Promote : FailoverAction.Hold, promotion.Reason, Guard: null);
        var asked = mayAsk ? null : promotion;
        var began = time.GetTimestamp();
        var sinceChange = (int?)null;
        while (true)
        {
            var (observation, role, clusterArn) = await ObserveAsync(cancellation);
            if (role is null || observation.Cluster == ClusterRole.Unavailable)
            {
                await WaitAsync($"{target.Name} does not tell its role and its cluster", began, cancellation);
                continue;
            }

            if (observation.Cluster != ClusterRole.Replica)
            {
                // Begun: by this run, or by the monitor a moment before it.
                asked ??= promotion;
            }

            var move = PromotionSteps.Next(observation, new FailoverState { Promotion = asked }, verdict, _limits);
            switch (move.Step)
            {
                case PromotionStep.Ask:
                    asked = move.Promotion! with { EstimatedLoss = promotion.EstimatedLoss };
                    await AskAsync(clusterArn, cancellation);
                    break;
                case PromotionStep.WriteRole:
                    // Refused when somebody else, such as the monitor, has just written: the next look shows it.
                    if (await target.TakeRoleAsync(role, time.GetUtcNow(), promotion.Reason, cancellation))
                    {
                        tell($"wrote the role record: {target.Name} is active in epoch {role.Epoch + 1}");
                    }

                    break;
                case PromotionStep.RaiseCapacity:
                    await TryAsync("the capacity floor was not raised", async () =>
                        tell(await target.RaiseCapacityAsync(cancellation) ? "raised the capacity floor" : "the capacity floor is high enough"));
                    asked = move.Promotion;
                    break;
                case PromotionStep.Notify:
                    await TryAsync("nobody was notified", () => target.NotifyAsync($"{target.Name} is active", Notice(move.Promotion!), cancellation));
                    await TryAsync("no event was emitted", () => target.EmitAsync(
                        new ActiveRegionChange(target.Name, move.Promotion!.Epoch, move.Promotion.Reason, move.Promotion.EstimatedLoss?.TotalSeconds), cancellation));
                    asked = move.Promotion;
                    break;
                case PromotionStep.None:
                    return _shortfalls;
                default:
                    sinceChange = observation.Cluster == ClusterRole.Changing ? 0 : sinceChange + 1;
                    if (!mayAsk && sinceChange >= LooksThatAgree)
                    {
                        throw new CommandException(
                            ExitCode.Findings, "RDS has taken the change back: the roles are as they were, and nothing is lost. Its events say why ('aws rds describe-events'); then try again");
                    }

                    await WaitAsync(observation.Cluster == ClusterRole.Changing ? "RDS is at work on the global database" : "RDS was asked and has not begun yet", began, cancellation);
                    break;
            }
        }
    }

    /// <summary>What the region's cluster is, as the rule sees it.</summary>
    public static ClusterRole RoleOf(string region, GlobalDatabaseState database, ClusterState cluster) => database switch
    {
        { Change: not null } => ClusterRole.Changing,
        _ => database.In(region) switch
        {
            null => ClusterRole.Unavailable,
            { IsWriter: true } => ClusterRole.Writer,
            _ => cluster.CouldBePromoted ? ClusterRole.Replica : ClusterRole.Unavailable,
        },
    };

    private async Task<(Observation Seen, RoleRecord? Role, string ClusterArn)> ObserveAsync(CancellationToken cancellation)
    {
        RoleRecord? role = null;
        var cluster = ClusterRole.Unavailable;
        var arn = "";
        try
        {
            role = await target.RoleAsync(cancellation);
            var own = await target.ClusterAsync(cancellation);
            (cluster, arn) = (RoleOf(target.Name, await target.GlobalDatabaseAsync(cancellation), own), own.Arn);
        }
        catch (AwsException problem)
        {
            // The next look may succeed: a promotion is no reason to give up on a slow answer.
            tell(RegionReport.Told(problem));
        }

        var seen = new Observation
        {
            At = time.GetUtcNow(),
            Region = target.Name,
            // For the rule, which would ask a human about the way home: one has decided here.
            IsHome = false,
            Role = role is null ? null : new ActiveRole(role.ActiveRegion, role.Epoch, role.Since ?? DateTimeOffset.UnixEpoch),
            Cluster = cluster,
        };
        return (seen, role, arn);
    }

    private async Task AskAsync(string clusterArn, CancellationToken cancellation)
    {
        try
        {
            tell($"asking RDS in {target.Name} to make {clusterArn} the writer");
            await target.FailOverHereAsync(clusterArn, cancellation);
        }
        catch (AwsException problem) when (problem.Status is 0 or >= 500 || problem.Code == "InvalidGlobalClusterStateFault")
        {
            // It may have begun all the same, by this call or by the monitor's: looking tells.
            tell(RegionReport.Told(problem));
        }
        catch (AwsException problem)
        {
            throw new CommandException(ExitCode.Findings, $"RDS refused the failover; nothing was changed\n  {RegionReport.Told(problem)}");
        }
    }

    private async Task WaitAsync(string reason, long began, CancellationToken cancellation)
    {
        if (time.GetElapsedTime(began) > Limit)
        {
            throw new CommandException(
                ExitCode.Findings,
                $"{target.Name} has not become active within {Limit.TotalMinutes:0} minutes ({reason}). What RDS is at goes on; 'dr status' shows it, and 'dr failover --to {target.Name}' finishes the change once {target.Name} writes");
        }

        if (_told != reason)
        {
            tell(reason);
            _told = reason;
        }

        await Task.Delay(BetweenLooks, time, cancellation);
    }

    // The region serves by now: what fails here is to be told, not to end the command half-way.
    private async Task TryAsync(string shortfall, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (AwsException problem)
        {
            _shortfalls.Add($"{shortfall}: {RegionReport.Told(problem)}");
        }
    }

    private string Notice(Promotion promotion) =>
        $"{target.Name} has become the active region in epoch {promotion.Epoch}.\nReason: {promotion.Reason}\n{LossText.Of(promotion.EstimatedLoss)}";
}
