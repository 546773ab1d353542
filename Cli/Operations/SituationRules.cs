using DrTerraform.Failover;

namespace DrTerraform.Cli.Operations;

/// <summary>What an operator has to know about a situation, and what forbids a change of roles in it. Pure.</summary>
internal static class SituationRules
{
    /// <summary>A monitor that has not looked for so long is dead: an alarm says so too.</summary>
    public static readonly TimeSpan MonitorSilence = TimeSpan.FromMinutes(3);

    /// <summary>What is not as it should be, a sentence each.</summary>
    /// <param name="now">The situation.</param>
    /// <param name="greatestLag">The lag from which a failover would lose more than allowed.</param>
    public static IReadOnlyList<string> Findings(Situation now, TimeSpan greatestLag) =>
    [
        .. now.Regions.Where(region => region.IsSilent).Select(region => $"{region.Region} does not answer: {region.Role.Problem}"),
        .. Together(now),
        .. now.Regions.Where(region => !region.IsSilent).SelectMany(region => Of(now, region, greatestLag)),
    ];

    /// <summary>Why a failover to a region cannot be asked for; empty when it can. What it costs is for the operator to weigh.</summary>
    public static IReadOnlyList<string> AgainstFailover(Situation now, string target)
    {
        var region = now.Of(target);
        return
        [
            .. Unknown(region),
            .. region.GlobalDatabase.Value is { Change: { } change } && change.TargetArn != region.Cluster.Value?.Arn
                ? [$"a change of roles to {change.TargetArn} is under way ({change.Status}): wait for its end"] : Array.Empty<string>(),
            .. region.GlobalDatabase.Value is { } database && database.In(target) is null
                ? [$"the cluster in {target} is no member of the global database: it has not come back yet from an earlier failover"] : Array.Empty<string>(),
            .. Unpromotable(region),
        ];
    }

    /// <summary>Why a switchover to a region must not be asked for now; empty when it may.</summary>
    public static IReadOnlyList<string> AgainstSwitchover(Situation now, string target, TimeSpan greatestLag)
    {
        var (region, active) = (now.Of(target), now.PeerOf(target));
        return
        [
            .. active.IsSilent ? [$"{active.Region} does not answer ({active.Role.Problem}), and a switchover is asked for there: when it is lost, 'dr failover'"] : Array.Empty<string>(),
            .. Unknown(region),
            .. now.GlobalDatabase switch
            {
                { Change: { } change } => [$"a change of roles to {change.TargetArn} is under way ({change.Status}): wait for its end"],
                { Status: not "available" } database => [$"the global database is {database.Status}: wait until it is available"],
                { } database when database.In(target) is null => [$"the cluster in {target} is no member of the global database: it has not come back yet from an earlier failover"],
                { Writer: null } => ["no member of the global database writes"],
                _ => Array.Empty<string>(),
            },
            .. Unpromotable(region),
            .. LagObjection(region, greatestLag),
            .. region.Health switch
            {
                { Problem: { } problem } => [$"whether {target} could serve is not known: {problem}"],
                { Value.Ready: { Ok: false } ready } => [$"{target} is not ready to serve: {ready.Said}"],
                _ => Array.Empty<string>(),
            },
        ];
    }

    private static IEnumerable<string> Unknown(RegionReport region)
    {
        foreach (var (what, problem) in new[]
        {
            ("the role record", region.Role.Problem), ("the global database", region.GlobalDatabase.Problem), ("its cluster", region.Cluster.Problem),
        })
        {
            if (problem is not null)
            {
                yield return $"{region.Region} does not tell {what}: {problem}";
            }
        }

        if (region.Role is { IsKnown: true, Value: null })
        {
            yield return $"{region.Region} has no role record: the control table is empty or not the deployment's";
        }
    }

    private static IEnumerable<string> Unpromotable(RegionReport region)
    {
        if (region.Cluster.Value is { CouldBePromoted: false } cluster)
        {
            yield return $"the cluster in {region.Region} could not be promoted: it is {cluster.Status} and has {cluster.Instances} instances";
        }
    }

    private static IEnumerable<string> LagObjection(RegionReport region, TimeSpan greatestLag)
    {
        if (region.RpoLag.Problem is { } problem)
        {
            yield return $"how far {region.Region} is behind is not known: {problem}";
        }
        else if (region.RpoLag.Value is null)
        {
            yield return $"how far {region.Region} is behind is not known: CloudWatch has no figure of the last minutes";
        }
        else if (region.RpoLag.Value.Lag > greatestLag)
        {
            yield return $"{region.Region} is {region.RpoLag.Value.Lag.TotalSeconds:0.0} s behind, more than {greatestLag.TotalSeconds:0} s: payments would wait that long and longer";
        }
    }

    private static IEnumerable<string> Together(Situation now)
    {
        if (now.Regions.All(region => region.IsSilent))
        {
            yield break;
        }

        if (now.Role is not { } role)
        {
            yield return "no region tells the role record: no region will serve";
            yield break;
        }

        if (now.GlobalDatabase is { Change: { } change })
        {
            yield return $"RDS is changing the roles ({change.Status}) to {change.TargetArn}";
        }
        else if (now.GlobalDatabase is { Writer: null })
        {
            yield return "no member of the global database writes";
        }
        else if (now.WriterRegion is { } writer && writer != role.ActiveRegion)
        {
            yield return $"{writer} writes, but the role record still says {role.ActiveRegion}: the change was not finished; 'dr failover --to {writer}' goes on with it";
        }

        foreach (var region in now.Regions.Where(region => region.Role.Value is { } own && own != role))
        {
            yield return $"{region.Region} still has the role record of epoch {region.Role.Value!.Epoch}: it has not received that of epoch {role.Epoch}";
        }
    }

    private static IEnumerable<string> Of(Situation now, RegionReport region, TimeSpan greatestLag)
    {
        var isActive = now.Role?.ActiveRegion == region.Region;
        if (isActive && region.Health.Value is { Serves: { Ok: false } serves })
        {
            yield return $"{region.Region} is active and does not serve: {serves.Said}";
        }

        if (!isActive && region.Health.Value is { Ready: { Ok: false } ready })
        {
            yield return $"{region.Region} waits and could not serve: {ready.Said}";
        }

        if (isActive && region.Consensus.Value == Consensus.Down)
        {
            yield return $"the world does not reach {region.Region}, which is active";
        }

        if (!isActive && region.RpoLag.Value is { } figure && figure.Lag > greatestLag)
        {
            yield return $"{region.Region} is {figure.Lag.TotalSeconds:0.0} s behind, more than {greatestLag.TotalSeconds:0} s: a failover would lose that much, and the monitor would wait for an approval";
        }

        if (region.Monitor.Value is { } monitor && now.At - monitor.TickedAt > MonitorSilence)
        {
            yield return $"the monitor in {region.Region} has not looked since {monitor.TickedAt:u}: nothing will happen by itself there";
        }

        if (region.Monitor.Value is { Action: nameof(FailoverAction.HoldAndPage) } paging)
        {
            yield return $"the monitor in {region.Region} needs you: {paging.Reason}";
        }
    }
}
