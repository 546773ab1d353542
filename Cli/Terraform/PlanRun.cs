using DrTerraform.Cli.Synthesis;
using Spectre.Console;

namespace DrTerraform.Cli.Terraform;

/// <summary>Plans every stack, as many at a time as there are processors: no stack waits for another's plan.</summary>
internal sealed class PlanRun(Session session, TargetAccess target, string logs)
{
    public async Task<IReadOnlyList<StackPlan>> PlanAsync(SynthesizedStacks stacks)
    {
        var planner = new StackPlanner(session, target);
        var folders = new StackWorkFolders(session, target, stacks);
        using var processors = new SemaphoreSlim(Environment.ProcessorCount);

        async Task<StackPlan> PlanOneAsync(string stack)
        {
            await processors.WaitAsync(session.Cancellation);
            try
            {
                var folder = folders.Prepare(stack);
                return await planner.PlanAsync(stack, folder, Path.Combine(logs, $"{stack}.log"), session.Console.WriteLine);
            }
            finally
            {
                processors.Release();
            }
        }

        return await Task.WhenAll(stacks.Names.Select(PlanOneAsync));
    }
}
