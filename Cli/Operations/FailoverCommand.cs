using System.ComponentModel;
using DrTerraform.Failover;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>`dr failover`: the other region becomes active with what it has. Acts through that region alone.</summary>
[Description("Make the waiting region active with what it has received; shows first what may be lost")]
internal sealed class FailoverCommand(Session session) : AsyncCommand<FailoverCommandSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, FailoverCommandSettings settings)
    {
        var desk = await OperationsDesk.OpenAsync(session, settings);
        var now = await desk.LookAsync();
        var target = desk.TargetOf(now, settings.To);
        OperationsDesk.Refuse($"{target} cannot be made active", SituationRules.AgainstFailover(now, target));

        var region = now.Of(target);
        var (role, database, cluster) = (region.Role.Value!, region.GlobalDatabase.Value!, region.Cluster.Value!);
        var clusterRole = RoleChangeRun.RoleOf(target, database, cluster);
        if (role.ActiveRegion == target && clusterRole == ClusterRole.Writer)
        {
            session.Console.WriteLine($"{target} is active in epoch {role.Epoch} and writes: there is nothing to do");
            return ExitCode.Fine;
        }

        // RDS is at it or has done it, for this command's forerunner or for the monitor: what is left loses nothing.
        var isBegun = clusterRole is ClusterRole.Writer or ClusterRole.Changing;
        var loss = isBegun ? TimeSpan.Zero : region.RpoLag.Value?.Lag;
        var reason = settings.Reason ?? $"failover by {desk.Operator}";
        Show(now, target, isBegun, loss);
        if (!isBegun)
        {
            OperatorQuestion.Ask(session, $"make {target} active and lose what it has not received?", settings.AcceptLoss, "--accept-loss");
        }

        var promotion = new Promotion(role.Epoch + 1, session.Time.GetUtcNow(), reason, isBegun ? null : loss);
        return await new RoleChangeEnd(session).RunAsync(desk.Region(target), promotion, mayAsk: !isBegun);
    }

    private void Show(Situation now, string target, bool isBegun, TimeSpan? loss)
    {
        var (region, other) = (now.Of(target), now.PeerOf(target));
        session.Console.WriteLine($"from       {region.Role.Value!.ActiveRegion}, epoch {region.Role.Value.Epoch}");
        session.Console.WriteLine($"to         {target}, epoch {region.Role.Value.Epoch + 1}");
        if (isBegun)
        {
            session.Console.WriteLine("begun      RDS has been asked already; the rest is done now and loses nothing more");
            return;
        }

        session.Console.WriteLine($"loss       {LossText.Of(loss)}{(region.RpoLag.Value is { } figure ? $", as of {figure.At:u}" : "")}");
        session.Console.WriteLine($"{other.Region,-10} {Peer(other)}");
    }

    private static string Peer(RegionReport other) => other switch
    {
        { IsSilent: true } => "does not answer",
        { Health.Value.Serves.Ok: true } => "serves: 'dr switchover' would lose nothing",
        { Health.Value.Serves.Said: { } said } => $"answers, and does not serve: {said}",
        _ => "answers: 'dr switchover' would lose nothing",
    };
}
