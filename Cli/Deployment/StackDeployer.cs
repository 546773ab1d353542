using System.Text.Json;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Deployment;

/// <summary>Applies or destroys one stack: one Terraform run, never a second try at what failed.</summary>
internal sealed class StackDeployer(Session session, TargetAccess target, SynthesizedStacks stacks, bool releasesLocks, string logs)
{
    private readonly StackWorkFolders _folders = new(session, target, stacks);

    public Task<StackOutcome> ApplyAsync(string stack, Action<ApplyProgress> progress, Action<string> report) =>
        RunAsync(stack, report, terraform => ChangeAsync(terraform, stack, "apply", progress));

    /// <summary>Destroys what the stack's state holds; nothing is asked of AWS when that is nothing.</summary>
    public Task<StackOutcome> DestroyAsync(string stack, Action<ApplyProgress> progress, Action<string> report) => RunAsync(stack, report, async terraform =>
        await StateIsEmptyAsync(terraform) ? new StackOutcome(stack) { Skipped = "nothing there" } : await ChangeAsync(terraform, stack, "destroy", progress));

    /// <summary>The stack's state as AWS is now, in Terraform's JSON; null when that cannot be told.</summary>
    public async Task<JsonElement?> RefreshedAsync(string stack, Action<string> report)
    {
        JsonElement? state = null;
        await RunAsync(stack, report, async terraform =>
        {
            if (!await StateIsEmptyAsync(terraform))
            {
                var refresh = await terraform.RunAsync("refresh", ["apply", "-refresh-only", "-json", "-auto-approve", "-input=false"]);
                var show = await terraform.RunAsync("show", ["show", "-json"]);
                state = refresh.ExitCode == 0 && show.ExitCode == 0 ? JsonElement.Parse(show.Output) : null;
            }

            return new StackOutcome(stack);
        });
        return state;
    }

    private async Task<StackOutcome> RunAsync(string stack, Action<string> report, Func<StackTerraform, Task<StackOutcome>> steps)
    {
        var started = session.Time.GetTimestamp();
        var logFile = Path.Combine(logs, $"{stack}.log");
        await using var log = new StreamWriter(logFile, append: true);
        var terraform = new StackTerraform(session, target, stack, _folders.Prepare(stack), log, report);
        var outcome = await terraform.InitAsync() is { } said
            ? new StackOutcome(stack) { FailedStep = "terraform init", Findings = [said] }
            : await steps(terraform);
        return outcome with { LogFile = logFile, Duration = session.Time.GetElapsedTime(started) };
    }

    private async Task<StackOutcome> ChangeAsync(StackTerraform terraform, string stack, string verb, Action<ApplyProgress> progress)
    {
        var (result, messages, reached) = await TryAsync(terraform, verb, progress);
        if (result.ExitCode != 0 && await ReleasedAsync(terraform, stack, messages))
        {
            // Nothing was done yet: the lock was in the way.
            (result, messages, reached) = await TryAsync(terraform, verb, progress);
        }

        if (result.ExitCode == 0)
        {
            target.TraceOf(stack).Bury();
            return new StackOutcome(stack) { Progress = reached, Outputs = messages.Outputs };
        }

        return new StackOutcome(stack)
        {
            Progress = reached,
            FailedStep = $"terraform {verb}",
            Findings = StackTerraform.Said([.. messages.Diagnostics.Where(diagnostic => diagnostic.IsError)], result),
        };
    }

    private static async Task<(ProcessResult Result, PlanMessages Messages, ApplyProgress Reached)> TryAsync(StackTerraform terraform, string verb, Action<ApplyProgress> progress)
    {
        var reached = ApplyProgress.None;
        var result = await terraform.RunAsync(verb, [verb, "-json", "-auto-approve", "-input=false"], line =>
        {
            var next = reached.After(line);
            if (next != reached)
            {
                reached = next;
                progress(next);
            }
        });
        return (result, PlanMessages.Parse(result.Output), reached);
    }

    /// <summary>Releases the lock that a killed Terraform of ours has left, and no other.</summary>
    private async Task<bool> ReleasedAsync(StackTerraform terraform, string stack, PlanMessages messages)
    {
        if (StateLock.In(messages.Diagnostics) is not { } found || target.TraceOf(stack).ReadDead() is not { } dead || !found.WasTakenBy(dead))
        {
            return false;
        }

        if (!releasesLocks)
        {
            session.Error.WriteLine($"{stack}: the state is locked by a run of this machine that was killed (lock {found.Id}, {dead.Purpose}, pid {dead.Pid}); the same command with --yes releases it");
            return false;
        }

        session.Console.Profile.Out.Writer.WriteLine($"{stack}: releasing the lock {found.Id} of the {dead.Purpose} that was killed (pid {dead.Pid})");
        var unlock = await terraform.RunAsync("force-unlock", ["force-unlock", "-force", found.Id]);
        return unlock.ExitCode == 0;
    }

    private static async Task<bool> StateIsEmptyAsync(StackTerraform terraform)
    {
        var list = await terraform.RunAsync("state list", ["state", "list"]);
        return list.ExitCode == 0 ? string.IsNullOrWhiteSpace(list.Output) : list.Error.Contains("No state file was found", StringComparison.Ordinal);
    }
}
