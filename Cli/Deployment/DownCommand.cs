using System.ComponentModel;
using DrTerraform.Cli.Emulators;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Deployment;

/// <summary>`dr down`: everything `dr up` has made is destroyed, whichever region writes by now.</summary>
[Description("Destroy every stack, and stop the emulator when nothing is left in it")]
internal sealed class DownCommand(Session session) : AsyncCommand<DeploymentSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, DeploymentSettings settings)
    {
        var request = SynthRequest.From(settings, session);
        session.Tools.RequireFor(settings.Target);
        await using var alone = await WorkFolderLock.TakeAsync(session, session.Folders.Work);
        await new EarlierRuns(session).UntilOverAsync(settings.Target);
        return settings.Target == TerraformTarget.Aws ? await DestroyInAwsAsync(request, settings) : await DestroyInEmulatorAsync(request);
    }

    private async Task<int> DestroyInAwsAsync(SynthRequest request, DeploymentSettings settings)
    {
        var stacks = await new Synthesizer(session).RunAsync(request);
        var target = TargetAccess.Aws(session);
        var backend = new BackendState(target, stacks);
        if (backend.IsEmpty)
        {
            session.Console.WriteLine($"nothing to destroy: {backend.File} describes nothing");
            return ExitCode.Fine;
        }

        _ = await new AccountQuestion(session, target, stacks).AskAsync("destroy everything", settings.Yes);
        return await DestroyAsync(target, stacks, settings.Yes) ? ExitCode.Fine : ExitCode.Findings;
    }

    private async Task<int> DestroyInEmulatorAsync(SynthRequest request)
    {
        if (await Emulator.FindKeptAsync(session) is not { } emulator)
        {
            session.Console.WriteLine("nothing to destroy: no emulator runs");
            return ExitCode.Fine;
        }

        await emulator.UntilItAnswersAsync();
        var stacks = await new Synthesizer(session).RunAsync(request);
        if (!await DestroyAsync(TargetAccess.Of(session, emulator), stacks, releasesLocks: true))
        {
            return ExitCode.Findings;
        }

        var leftovers = await emulator.LeftoversAsync();
        if (leftovers.Count > 0)
        {
            session.Error.WriteLine($"left in the emulator at {emulator.Endpoint.Authority}, in no state of Terraform's ('dr clean' ends it with all it holds):");
            foreach (var leftover in leftovers)
            {
                session.Error.WriteLine($"  {leftover.Service} {leftover.Region} {leftover.Id}");
            }

            return ExitCode.Findings;
        }

        await emulator.StopAsync();
        session.Console.WriteLine("nothing is left; the emulator is stopped");
        return ExitCode.Fine;
    }

    private async Task<bool> DestroyAsync(TargetAccess target, SynthesizedStacks stacks, bool releasesLocks)
    {
        new BackendState(target, stacks).RefuseForeign();
        var started = session.Time.GetTimestamp();
        var logs = session.FreshLogsOf("down");
        var run = new DeploymentRun(session, target, stacks, releasesLocks, logs);
        session.Console.WriteLine($"destroying {stacks.Names.Count} stacks in {(target.Endpoint is { } endpoint ? $"the emulator at {endpoint.Authority}" : "AWS")}");
        using var patience = session.TellWhenCancelled();
        var outcomes = await new DeploymentView(session).ShowAsync(run.DestroyAsync);

        session.Console.Write(DeploymentTable.Of(outcomes, "destroyed"));
        foreach (var failed in outcomes.Where(outcome => outcome.Failed))
        {
            session.TellFindings($"{failed.Stack}: could not be destroyed", failed.Findings, failed.LogFile);
        }

        session.Console.WriteLine($"{stacks.Names.Count} stacks in {Seconds.Of(session.Time.GetElapsedTime(started))}, logs in {session.Shown(logs)}");
        if (outcomes.Any(outcome => outcome.Failed))
        {
            session.Error.WriteLine("'dr down' again goes on from there");
            return false;
        }

        File.Delete(stacks.OutputsFile);
        return true;
    }
}
