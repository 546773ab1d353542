using System.ComponentModel;
using DrTerraform.Cli.Deployment;
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
        session.Tools.RequireFor(settings.Target);
        await using var alone = await WorkFolderLock.TakeAsync(session, session.Folders.Work);
        await new EarlierRuns(session).UntilOverAsync(settings.Target);
        var started = session.Time.GetTimestamp();
        var stacks = await new Synthesizer(session).RunAsync(request);
        if (settings.Target == TerraformTarget.Aws)
        {
            return await PlanAsync(TargetAccess.Aws(session), stacks, started);
        }

        if (await Emulator.FindKeptAsync(session) is { } kept)
        {
            session.Console.WriteLine($"planning against what is applied in the emulator at {kept.Endpoint.Authority}");
            return await PlanAsync(TargetAccess.Of(session, kept), stacks, started);
        }

        var emulator = Emulator.Start(session, stacks.Account, kept: false);
        try
        {
            await emulator.UntilItAnswersAsync();
            return await PlanAsync(TargetAccess.Of(session, emulator), stacks, started);
        }
        finally
        {
            await emulator.StopAsync();
        }
    }

    private async Task<int> PlanAsync(TargetAccess target, SynthesizedStacks stacks, long started)
    {
        if (target.States.IsApplied)
        {
            new BackendState(target, stacks).RefuseForeign();
        }

        var logs = session.Folders.LogsOf("plan");
        var run = new PlanRun(session, target, logs);
        var plans = await session.UnderWayAsync($"planning {stacks.Names.Count} stacks against {target.Kind.Name()}", () => run.PlanAsync(stacks));
        Show(plans);
        session.Console.WriteLine($"{stacks.Names.Count} stacks in {Seconds.Of(session.Time.GetElapsedTime(started))}, logs in {session.Shown(logs)}");
        return plans.Any(plan => plan.Failed) ? ExitCode.Findings : ExitCode.Fine;
    }

    private void Show(IReadOnlyList<StackPlan> plans)
    {
        session.Console.Write(PlanTable.Of(plans));
        foreach (var plan in plans.Where(plan => plan.Findings.Count > 0 || plan.Failed))
        {
            session.TellFindings(plan.Failed ? $"{plan.Stack}: {plan.FailedStep} failed" : $"{plan.Stack}: planned, with warnings", plan.Findings, plan.LogFile);
        }
    }
}
