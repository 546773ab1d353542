using System.Text.Json;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Deployment;

/// <summary>Applies or destroys all stacks in their order, and stops where one fails: what comes after builds on it.</summary>
internal sealed class DeploymentRun(Session session, TargetAccess target, SynthesizedStacks stacks, bool releasesLocks, string logs)
{
    private readonly StackDeployer _deployer = new(session, target, stacks, releasesLocks, logs);
    private readonly BackendState _backend = new(target, stacks);

    private IReadOnlyList<IReadOnlyList<string>> Groups => DeployOrder.Groups(JsonElement.Parse(File.ReadAllBytes(stacks.ManifestFile)));

    public async Task<IReadOnlyList<StackOutcome>> ApplyAsync(Action<string, ApplyProgress> progress, Action<string> report)
    {
        var outcomes = new List<StackOutcome>();
        foreach (var group in Groups)
        {
            outcomes.AddRange(outcomes.Find(outcome => outcome.Failed) is { } failed
                ? group.Select(stack => new StackOutcome(stack) { Skipped = $"not applied: {failed.Stack} failed" })
                : await Task.WhenAll(group.Select(stack => _deployer.ApplyAsync(stack, reached => progress(stack, reached), report))));
        }

        return outcomes;
    }

    public async Task<IReadOnlyList<StackOutcome>> DestroyAsync(Action<string, ApplyProgress> progress, Action<string> report)
    {
        var outcomes = new List<StackOutcome>();
        foreach (var stack in DeployOrder.Teardown(Groups, name => stacks.Declarations(name).OnlyRegion, await WriterRegionAsync(report)))
        {
            outcomes.Add(
                outcomes.Find(outcome => outcome.Failed) is { } failed ? new StackOutcome(stack) { Skipped = $"not destroyed: {failed.Stack} failed" }
                : !_backend.Carries(stack) ? new StackOutcome(stack) { Skipped = "nothing there" }
                : await _deployer.DestroyAsync(stack, reached => progress(stack, reached), report));
        }

        return outcomes;
    }

    /// <summary>Roles may have been swapped since the last apply, so AWS is asked and not an old state.</summary>
    private async Task<string?> WriterRegionAsync(Action<string> report) =>
        stacks.Names.FirstOrDefault(name => stacks.Declarations(name).HasGlobalDatabase) is { } holder && _backend.Carries(holder)
        && await _deployer.RefreshedAsync(holder, report) is { } state
            ? GlobalDatabase.WriterRegion(state)
            : null;
}
