using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using Spectre.Console.Rendering;

namespace DrTerraform.Cli.Operations;

/// <summary>`dr status`: which region is active, which one writes, and how both are.</summary>
[Description("Show which region is active and writes, how far the other is behind, and how both are")]
internal sealed class StatusCommand(Session session) : AsyncCommand<StatusCommandSettings>
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    public override async Task<int> ExecuteAsync(CommandContext context, StatusCommandSettings settings)
    {
        var desk = await OperationsDesk.OpenAsync(session, settings);
        if (settings.Watch)
        {
            await WatchAsync(desk);
            return ExitCode.Fine;
        }

        var now = await desk.LookAsync();
        var findings = SituationRules.Findings(now, desk.GreatestLag);
        if (settings.Json)
        {
            session.Console.Profile.Out.Writer.WriteLine(StatusJson.Of(desk.Title, now, findings));
        }
        else
        {
            session.Console.Write(Show(desk, now, findings: []));
            foreach (var finding in findings)
            {
                session.Error.WriteLine(finding);
            }
        }

        return findings.Count == 0 ? ExitCode.Fine : ExitCode.Findings;
    }

    /// <summary>Until Ctrl-C, which is how watching ends and no failure.</summary>
    private async Task WatchAsync(OperationsDesk desk)
    {
        try
        {
            await session.Console.Live(new Text("asking both regions")).StartAsync(async live =>
            {
                while (true)
                {
                    var now = await desk.LookAsync();
                    live.UpdateTarget(Show(desk, now, SituationRules.Findings(now, desk.GreatestLag)));
                    await Task.Delay(BetweenLooks, session.Time, session.Cancellation);
                }
            });
        }
        catch (OperationCanceledException) when (session.Cancellation.IsCancellationRequested)
        {
            // The last look stays on the screen.
        }
    }

    private static Rows Show(OperationsDesk desk, Situation now, IReadOnlyList<string> findings) => new(
    [
        new Text($"{desk.Title} at {now.At:u}"),
        .. StatusTable.Lines(now).Select(line => new Text(line)),
        StatusTable.Of(now),
        .. findings.Select(finding => new Text($"! {finding}")),
    ]);
}
