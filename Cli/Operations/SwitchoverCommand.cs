using System.ComponentModel;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>`dr switchover`: the regions change roles, and nothing is lost. Asked for where the writer is.</summary>
[Description("Give the active role to the other region without losing anything; refuses when lag or health forbid")]
internal sealed class SwitchoverCommand(Session session) : AsyncCommand<SwitchoverCommandSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, SwitchoverCommandSettings settings)
    {
        var desk = await OperationsDesk.OpenAsync(session, settings);
        var now = await desk.LookAsync();
        var target = desk.TargetOf(now, settings.To);
        if (now.WriterRegion == target && now.Role is { } role)
        {
            return await FinishAsync(desk, target, role.ActiveRegion == target, role.Epoch, settings);
        }

        OperationsDesk.Refuse($"a switchover to {target} is not possible now", SituationRules.AgainstSwitchover(now, target, desk.GreatestLag));
        var (region, active) = (now.Of(target), now.PeerOf(target));
        var known = region.Role.Value!;
        session.Console.WriteLine($"from       {active.Region}, epoch {known.Epoch}");
        session.Console.WriteLine($"to         {target}, epoch {known.Epoch + 1}");
        session.Console.WriteLine($"lag        {region.RpoLag.Value!.Lag.TotalSeconds:0.0} s; RDS waits until {target} has everything, and payments get 503 meanwhile");
        session.Console.WriteLine("loss       none");
        OperatorQuestion.Ask(session, $"give the active role to {target}?", settings.Yes, "--yes");

        await PrepareAsync(desk.Region(target));
        await AskAsync(desk.Region(active.Region), region.Cluster.Value!.Arn);
        return await CompleteAsync(desk, target, known.Epoch + 1, settings);
    }

    /// <summary>The writer is where it shall be. Without the role, an earlier change ended half-way.</summary>
    private async Task<int> FinishAsync(OperationsDesk desk, string target, bool isActive, long epoch, SwitchoverCommandSettings settings)
    {
        if (isActive)
        {
            session.Console.WriteLine($"{target} is active in epoch {epoch} and writes: there is nothing to do");
            return ExitCode.Fine;
        }

        session.Console.WriteLine($"{target} writes and is not active yet: the rest of an earlier change is done now");
        return await CompleteAsync(desk, target, epoch + 1, settings);
    }

    // Before the writer comes: all payments of a minute would otherwise meet the capacity of a region that waits.
    private async Task PrepareAsync(IRegion target)
    {
        try
        {
            if (await target.RaiseCapacityAsync(session.Cancellation))
            {
                session.Console.WriteLine($"raised the capacity floor of {target.Name}");
            }
        }
        catch (AwsException problem)
        {
            OperationsDesk.Refuse($"the capacity floor of {target.Name} could not be raised", [RegionReport.Told(problem)]);
        }
    }

    private async Task AskAsync(IRegion active, string clusterArn)
    {
        try
        {
            session.Console.WriteLine($"asking RDS in {active.Name} to hand over to {clusterArn}");
            await active.SwitchOverToAsync(clusterArn, session.Cancellation);
        }
        catch (AwsException problem) when (problem.Status is 0 or >= 500)
        {
            throw new CommandException(ExitCode.Findings, $"whether RDS has begun is not known: {RegionReport.Told(problem)}\n  'dr status' shows it; 'dr switchover' again goes on with it");
        }
        catch (AwsException problem)
        {
            OperationsDesk.Refuse("RDS refused the switchover", [RegionReport.Told(problem)]);
        }
    }

    private async Task<int> CompleteAsync(OperationsDesk desk, string target, long epoch, SwitchoverCommandSettings settings)
    {
        var promotion = new Promotion(epoch, session.Time.GetUtcNow(), settings.Reason ?? $"switchover by {desk.Operator}", TimeSpan.Zero);
        var exitCode = await new RoleChangeEnd(session).RunAsync(desk.Region(target), promotion, mayAsk: false);
        return await RestAsync(desk.Regions.First(region => region.Name != target)) ? exitCode : ExitCode.Findings;
    }

    // What an earlier change has raised there would be paid for until somebody noticed.
    private async Task<bool> RestAsync(IRegion former)
    {
        try
        {
            if (await former.LowerCapacityAsync(session.Cancellation))
            {
                session.Console.WriteLine($"lowered the capacity floor of {former.Name}, which waits now");
            }

            return true;
        }
        catch (AwsException problem)
        {
            session.Error.WriteLine($"the capacity floor of {former.Name}, which waits now, was not lowered: {RegionReport.Told(problem)}");
            return false;
        }
    }
}
