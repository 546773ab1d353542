using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Terraform;

/// <summary>Takes one stack through init, validate and plan.</summary>
internal sealed class StackPlanner(Session session, IReadOnlyDictionary<string, string?> environment, TerraformTarget target)
{
    /// <summary>Ends with a verdict, whatever Terraform says; a line is reported after every step.</summary>
    public async Task<StackPlan> PlanAsync(string stack, StackWorkFolder folder, string logFile, Action<string> report)
    {
        var started = session.Time.GetTimestamp();
        await using var log = new StreamWriter(logFile);
        var verdict = await RunStepsAsync(stack, folder, log, report);
        return new StackPlan
        {
            Stack = stack,
            LogFile = logFile,
            Duration = session.Time.GetElapsedTime(started),
            Changes = verdict.Changes,
            FailedStep = verdict.FailedStep,
            Findings = verdict.Findings,
        };
    }

    private async Task<Verdict> RunStepsAsync(string stack, StackWorkFolder folder, StreamWriter log, Action<string> report)
    {
        async Task<ProcessResult> RunAsync(string doing, Func<string, string> shown, params string[] arguments)
        {
            var request = new ProcessRequest(session.Tools.RequireTerraform(), arguments) { WorkingFolder = folder.Path, Environment = environment };
            await log.WriteLineAsync($"$ {request.Shown}");
            var started = session.Time.GetTimestamp();
            var result = await session.Processes.RunAsync(request, session.Cancellation);
            await log.WriteLineAsync(shown(result.Output).TrimEnd());
            await log.WriteLineAsync(result.Error.TrimEnd());
            await log.WriteLineAsync($"exit code {result.ExitCode}\n");
            report($"  {stack}: {doing} {Seconds.Of(session.Time.GetElapsedTime(started))}");
            return result;
        }

        if (!folder.IsInitialized)
        {
            var init = await RunAsync("init", text => text, "init", "-input=false", "-no-color", "-reconfigure");
            if (init.ExitCode != 0)
            {
                return new Verdict("terraform init", [ErrorText.First($"{init.Output}\n{init.Error}")]);
            }

            folder.RememberInit();
        }

        var validate = await RunAsync("validate", text => text, "validate", "-json");
        var validation = ValidationReport.Parse(validate.Output);
        if (validation is null || validate.ExitCode != 0 || validation.Findings.Count > 0)
        {
            return new Verdict("terraform validate", Said(validation?.Findings ?? [], validate));
        }

        if (target == TerraformTarget.Emulator && folder.ReadsNeighbours)
        {
            return new Verdict(null, []);
        }

        // Nobody shares the emulator's state, so there is nothing to lock.
        string[] options = target == TerraformTarget.Emulator ? ["-input=false", "-lock=false"] : ["-input=false"];
        var plan = await RunAsync("plan", text => string.Join('\n', PlanMessages.Parse(text).Lines), ["plan", "-json", .. options]);
        var messages = PlanMessages.Parse(plan.Output);
        if (plan.ExitCode != 0 || messages.Changes is null)
        {
            return new Verdict("terraform plan", Said([.. messages.Diagnostics.Where(diagnostic => diagnostic.IsError)], plan));
        }

        return new Verdict(null, [.. messages.Diagnostics.Where(diagnostic => !diagnostic.IsTolerated).Select(diagnostic => diagnostic.ToString())], messages.Changes);
    }

    /// <summary>The diagnostics, or the last words of a program that died without any.</summary>
    private static string[] Said(IReadOnlyList<TerraformDiagnostic> diagnostics, ProcessResult result) => diagnostics.Count > 0
        ? [.. diagnostics.Select(diagnostic => diagnostic.ToString())]
        : [ErrorText.First($"{result.Output}\n{result.Error}")];

    private sealed record Verdict(string? FailedStep, IReadOnlyList<string> Findings, ChangeCounts? Changes = null);
}
