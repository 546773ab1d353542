using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Terraform;

/// <summary>One stack's Terraform: every command it is given, and what it said, goes to the stack's log.</summary>
internal sealed class StackTerraform(Session session, TargetAccess target, string stack, StackWorkFolder folder, TextWriter log, Action<string> report)
{
    private readonly ProcessTrace _trace = target.TraceOf(stack);

    /// <summary>Runs one command.</summary>
    /// <param name="doing">The command in a word, for progress.</param>
    /// <param name="arguments">What Terraform is told.</param>
    /// <param name="line">Told of every line as it comes.</param>
    public async Task<ProcessResult> RunAsync(string doing, string[] arguments, Action<string>? line = null)
    {
        var request = new ProcessRequest(session.Tools.RequireTerraform(), arguments) { WorkingFolder = folder.Path, Environment = target.Environment };
        var record = new ProcessRecord { Pid = 0, Started = session.Time.GetUtcNow(), Purpose = $"{doing} of {stack}" };
        await log.WriteLineAsync($"$ {request.Shown}");
        await log.FlushAsync();
        var started = session.Time.GetTimestamp();
        session.Cancellation.ThrowIfCancellationRequested();
        var result = await session.Processes.RunTracedAsync(request, record, _trace, line ?? (_ => { }), MayLose(arguments) ? session.Insistence : session.Cancellation);
        await log.WriteLineAsync(Readable(arguments, result.Output).TrimEnd());
        await log.WriteLineAsync(result.Error.TrimEnd());
        await log.WriteLineAsync($"exit code {result.ExitCode}\n");
        session.Cancellation.ThrowIfCancellationRequested();
        report($"  {stack}: {doing} {Seconds.Of(session.Time.GetElapsedTime(started))}");
        return result;
    }

    /// <summary>Initializes the folder unless it is; null when that went well, and what Terraform said otherwise.</summary>
    public async Task<string?> InitAsync()
    {
        if (folder.IsInitialized)
        {
            return null;
        }

        var init = await RunAsync("init", ["init", "-input=false", "-no-color", "-reconfigure"]);
        if (init.ExitCode != 0)
        {
            return ErrorText.First($"{init.Output}\n{init.Error}");
        }

        folder.RememberInit();
        return null;
    }

    /// <summary>The error diagnostics of a command, or the last words of a program that died without any.</summary>
    public static IReadOnlyList<string> Said(IReadOnlyList<TerraformDiagnostic> diagnostics, ProcessResult result) => diagnostics.Count > 0
        ? [.. diagnostics.Select(diagnostic => diagnostic.ToString())]
        : [ErrorText.First($"{result.Output}\n{result.Error}")];

    /// <summary>
    /// An interrupted provider drops the calls it is in. What AWS creates on such a call is in no state, and the next apply stumbles over it,
    /// so a command that creates is left to end by itself.
    /// </summary>
    private static bool MayLose(string[] arguments) => arguments[0] is "apply" or "destroy";

    /// <summary>A state or a list of outputs may hold what no log should; the machine-readable messages become lines to read.</summary>
    private static string Readable(string[] arguments, string output) => arguments[0] switch
    {
        "show" or "output" or "state" => "",
        "plan" or "apply" or "destroy" => string.Join('\n', PlanMessages.Parse(output).Lines),
        _ => output,
    };
}
