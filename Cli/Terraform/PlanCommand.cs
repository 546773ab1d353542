using System.ComponentModel;
using DrTerraform.Cli.Emulators;
using DrTerraform.Cli.Synthesis;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Terraform;

/// <summary>`dr plan`: synth, then Terraform's own opinion of every stack.</summary>
[Description("Synthesize, then init, validate and plan every stack")]
internal sealed class PlanCommand(Session session) : AsyncCommand<PlanSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, PlanSettings settings)
    {
        var request = SynthRequest.From(settings, session);
        _ = session.Tools.RequireTerraform();
        var work = Path.Combine(session.Tools.WorkFolder, "work");
        var logs = Directory.CreateDirectory(Path.Combine(session.Tools.WorkFolder, "logs", "plan")).FullName;

        await using var alone = await WorkFolderLock.TakeAsync(session, work);
        var started = session.Time.GetTimestamp();
        await using var emulator = settings.Target == TerraformTarget.Emulator ? MotoServer.Start(session, Path.Combine(logs, "emulator.log")) : null;
        var stacks = await new Synthesizer(session).RunAsync(request);
        var environment = TerraformEnvironment.ForAws();
        if (emulator is not null)
        {
            await emulator.UntilItAnswersAsync(session.Cancellation);
            environment = TerraformEnvironment.ForEmulator(emulator.Endpoint, session.Variables.Keys);
        }

        var run = new PlanRun(session, settings.Target, environment, Path.Combine(work, settings.TargetName), logs);
        var plans = await session.UnderWayAsync($"planning {stacks.Names.Count} stacks against {settings.TargetName}", () => run.PlanAsync(stacks));
        Show(plans);
        session.Console.WriteLine($"{stacks.Names.Count} stacks in {Seconds.Of(session.Time.GetElapsedTime(started))}, logs in {session.Shown(logs)}");
        return plans.Any(plan => plan.Failed) ? ExitCode.Findings : ExitCode.Fine;
    }

    private void Show(IReadOnlyList<StackPlan> plans)
    {
        session.Console.Write(PlanTable.Of(plans));
        foreach (var plan in plans.Where(plan => plan.Findings.Count > 0 || plan.Failed))
        {
            session.Error.WriteLine(plan.Failed ? $"{plan.Stack}: {plan.FailedStep} failed" : $"{plan.Stack}: planned, with warnings");
            foreach (var finding in plan.Findings)
            {
                session.Error.WriteLine($"  {finding.Replace("\n", "\n  ", StringComparison.Ordinal)}");
            }

            session.Error.WriteLine($"  all of it: {session.Shown(plan.LogFile)}");
        }
    }
}
