namespace DrTerraform.Cli.Terraform;

/// <summary>Takes one stack through init, validate and plan.</summary>
internal sealed class StackPlanner(Session session, TargetAccess target)
{
    /// <summary>Ends with a verdict, whatever Terraform says; a line is reported after every step.</summary>
    public async Task<StackPlan> PlanAsync(string stack, StackWorkFolder folder, string logFile, Action<string> report)
    {
        var started = session.Time.GetTimestamp();
        await using var log = new StreamWriter(logFile);
        var verdict = await RunStepsAsync(new StackTerraform(session, target, stack, folder, log, report), folder);
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

    private async Task<Verdict> RunStepsAsync(StackTerraform terraform, StackWorkFolder folder)
    {
        if (await terraform.InitAsync() is { } said)
        {
            return new Verdict("terraform init", [said]);
        }

        var validate = await terraform.RunAsync("validate", ["validate", "-json"]);
        var validation = ValidationReport.Parse(validate.Output);
        if (validation is null || validate.ExitCode != 0 || validation.Findings.Count > 0)
        {
            return new Verdict("terraform validate", StackTerraform.Said(validation?.Findings ?? [], validate));
        }

        if (!target.States.IsApplied && folder.ReadsNeighbours)
        {
            return new Verdict(null, []);
        }

        // Nobody shares the emulator's state, so there is nothing to lock.
        string[] options = target.Kind == TerraformTarget.Emulator ? ["-input=false", "-lock=false"] : ["-input=false"];
        var plan = await terraform.RunAsync("plan", ["plan", "-json", .. options]);
        var messages = PlanMessages.Parse(plan.Output);
        if (plan.ExitCode != 0 || messages.Changes is null)
        {
            return new Verdict("terraform plan", StackTerraform.Said([.. messages.Diagnostics.Where(diagnostic => diagnostic.IsError)], plan));
        }

        return new Verdict(null, [.. messages.Diagnostics.Where(diagnostic => !diagnostic.IsTolerated).Select(diagnostic => diagnostic.ToString())], messages.Changes);
    }

    private sealed record Verdict(string? FailedStep, IReadOnlyList<string> Findings, ChangeCounts? Changes = null);
}
