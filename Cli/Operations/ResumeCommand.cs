using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Operations;

/// <summary>`dr resume`: the monitors may act again.</summary>
[Description("Let the regions take over by themselves again")]
internal sealed class ResumeCommand(Session session) : AsyncCommand<OperationSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, OperationSettings settings)
    {
        var desk = await OperationsDesk.OpenAsync(session, settings);
        return await new OrderDelivery(session, desk).DeliverAsync(
            "not paused: the waiting region takes over by itself when the active one is lost",
            region => region.ResumeAsync(session.Cancellation));
    }
}
