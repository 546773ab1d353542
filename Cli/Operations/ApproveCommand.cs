using System.ComponentModel;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>`dr approve`: the monitor of the waiting region may promote it, once, soon. Its rule still decides whether it does.</summary>
[Description("Let the waiting region's monitor take over although a human has to agree; good once, for a quarter of an hour")]
internal sealed class ApproveCommand(Session session) : AsyncCommand<ApproveCommandSettings>
{
    /// <summary>Who has agreed earlier has seen another situation.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    public override async Task<int> ExecuteAsync(CommandContext context, ApproveCommandSettings settings)
    {
        var desk = await OperationsDesk.OpenAsync(session, settings);
        var now = await desk.LookAsync();
        var target = desk.TargetOf(now, named: null);
        var region = now.Of(target);
        OperationsDesk.Refuse("nothing can be approved", Objections(region));

        session.Console.WriteLine($"from       {region.Role.Value!.ActiveRegion}, epoch {region.Role.Value.Epoch}");
        session.Console.WriteLine($"to         {target}, epoch {region.Role.Value.Epoch + 1}");
        session.Console.WriteLine($"loss       {LossText.Of(region.RpoLag.Value?.Lag)}{(region.RpoLag.Value is { } figure ? $", as of {figure.At:u}" : "")}");
        session.Console.WriteLine($"monitor    {region.Monitor.Value!.Reason}");
        OperatorQuestion.Ask(session, $"may {target} take over and lose what it has not received?", settings.AcceptLoss, "--accept-loss");

        var at = session.Time.GetUtcNow();
        var approval = new ApprovalOrder(target, region.Role.Value.Epoch + 1, desk.Operator, at, at + Validity);
        try
        {
            await desk.Region(target).ApproveAsync(approval, session.Cancellation);
        }
        catch (AwsException problem)
        {
            OperationsDesk.Refuse($"{target} did not take the approval", [RegionReport.Told(problem)]);
        }

        session.Console.WriteLine($"approved until {approval.ValidUntil:u}: the monitor acts at its next look; 'dr status --watch' shows it");
        return ExitCode.Fine;
    }

    /// <summary>An approval given in advance would promote at the next hiccup: it is taken only while the monitor asks for one.</summary>
    private static IReadOnlyList<string> Objections(RegionReport region) => region switch
    {
        { Role.Value: null } => [$"{region.Region} does not tell the role record: {region.Role.Problem ?? "there is none"}"],
        { Monitor.Value: null } => [$"the monitor in {region.Region} has never looked: {region.Monitor.Problem ?? "it has no record"}. 'dr failover' needs no monitor"],
        { Monitor.Value.Action: not nameof(FailoverAction.HoldAndPage) } => [$"the monitor in {region.Region} does not ask for an approval: {region.Monitor.Value.Reason}. 'dr failover' needs none"],
        _ => [],
    };
}
