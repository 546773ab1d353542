using System.ComponentModel;
using DrTerraform.Functions.Shared.Control;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>`dr pause`: no region takes over by itself, until `dr resume`.</summary>
[Description("Keep both regions from taking over by themselves, until dr resume")]
internal sealed class PauseCommand(Session session) : AsyncCommand<PauseCommandSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, PauseCommandSettings settings)
    {
        var desk = await OperationsDesk.OpenAsync(session, settings);
        var pause = new PauseOrder(desk.Operator, session.Time.GetUtcNow(), settings.Reason ?? "no reason given");
        return await new OrderDelivery(session, desk).DeliverAsync(
            "paused: no region takes over by itself until 'dr resume'; 'dr failover' and 'dr switchover' still do what you say",
            region => region.SetPauseAsync(pause, session.Cancellation));
    }
}
