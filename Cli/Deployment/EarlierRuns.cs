using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Terraform;
using Spectre.Console;

namespace DrTerraform.Cli.Deployment;

/// <summary>Terraform processes of commands that were killed: they finish their own work, and nobody else may work on it before.</summary>
internal sealed class EarlierRuns(Session session)
{
    /// <summary>Waits for those that still run, and says so.</summary>
    public async Task UntilOverAsync(TerraformTarget target)
    {
        foreach (var trace in Traces(target))
        {
            if (trace.IsAlive)
            {
                var record = trace.Read();
                session.Console.WriteLine($"waiting for the {record?.Purpose ?? $"run of {trace.Name}"} that an earlier command began (pid {record?.Pid})");
                await trace.UntilDeadAsync(session.Cancellation);
            }

            trace.Mourn();
        }
    }

    /// <summary>Whether any still runs, against whatever target.</summary>
    public bool AnyAlive => Enum.GetValues<TerraformTarget>().Any(target => Traces(target).Any(trace => trace.IsAlive));

    private IReadOnlyList<ProcessTrace> Traces(TerraformTarget target)
    {
        var folder = Path.Combine(session.Folders.Runs, target.Name());
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.lock").Order(StringComparer.Ordinal).Select(file => new ProcessTrace(Path.Combine(folder, Path.GetFileNameWithoutExtension(file))))]
            : [];
    }
}
