using System.ComponentModel;
using DrTerraform.Cli.Emulators;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Deployment;

/// <summary>`dr up`: every stack applied, in its order.</summary>
[Description("Apply every stack, in the local emulator or in AWS")]
internal sealed class UpCommand(Session session) : AsyncCommand<DeploymentSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, DeploymentSettings settings)
    {
        var request = SynthRequest.From(settings, session);
        session.Tools.RequireFor(settings.Target);
        await using var alone = await WorkFolderLock.TakeAsync(session, session.Folders.Work);
        await new EarlierRuns(session).UntilOverAsync(settings.Target);
        var started = session.Time.GetTimestamp();
        var stacks = await new Synthesizer(session).RunAsync(request);
        var target = await TargetAsync(settings, stacks);
        new BackendState(target, stacks).RefuseForeign();

        var logs = session.FreshLogsOf("up");
        var run = new DeploymentRun(session, target, stacks, releasesLocks: target.Kind == TerraformTarget.Emulator || settings.Yes, logs);
        session.Console.WriteLine($"applying {stacks.Names.Count} stacks in {Place(target)}");
        using var patience = session.TellWhenCancelled();
        var outcomes = await new DeploymentView(session).ShowAsync(run.ApplyAsync);

        session.Console.Write(DeploymentTable.Of(outcomes, "applied"));
        foreach (var failed in outcomes.Where(outcome => outcome.Failed))
        {
            session.TellFindings($"{failed.Stack}: {failed.FailedStep} failed", failed.Findings, failed.LogFile);
        }

        session.Console.WriteLine($"{stacks.Names.Count} stacks in {Seconds.Of(session.Time.GetElapsedTime(started))}, logs in {session.Shown(logs)}");
        if (outcomes.Any(outcome => outcome.Failed))
        {
            session.Error.WriteLine("what was created stays: 'dr up' again goes on from there, 'dr down' removes it");
            return ExitCode.Findings;
        }

        await File.WriteAllTextAsync(stacks.OutputsFile, DeploymentOutputs.Of(request.Title, target, stacks, outcomes), session.Cancellation);
        session.Console.WriteLine($"outputs in {session.Shown(stacks.OutputsFile)}{(target.Endpoint is null ? "" : $"; the emulator stays at {target.Endpoint.Authority} until 'dr down'")}");
        return ExitCode.Fine;
    }

    private async Task<TargetAccess> TargetAsync(DeploymentSettings settings, SynthesizedStacks stacks)
    {
        if (settings.Target == TerraformTarget.Aws)
        {
            var aws = TargetAccess.Aws(session);
            return aws with { Account = await new AccountQuestion(session, aws, stacks).AskAsync("apply", settings.Yes) };
        }

        var emulator = await Emulator.FindKeptAsync(session) ?? Emulator.Start(session, stacks.Account, kept: true);
        await emulator.UntilItAnswersAsync();
        return TargetAccess.Of(session, emulator);
    }

    private static string Place(TargetAccess target) => target.Endpoint is { } endpoint ? $"the emulator at {endpoint.Authority}" : "AWS";
}
