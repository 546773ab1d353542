using DrTerraform.Cli.Synthesis;
using Spectre.Console;

namespace DrTerraform.Cli.Terraform;

/// <summary>Plans every stack, as many at a time as there are processors: no stack waits for another's plan.</summary>
internal sealed class PlanRun(Session session, TerraformTarget target, IReadOnlyDictionary<string, string?> environment, string work, string logs)
{
    public async Task<IReadOnlyList<StackPlan>> PlanAsync(SynthesizedStacks stacks)
    {
        var planner = new StackPlanner(session, environment, target);
        var toolKey = ToolKey();
        using var processors = new SemaphoreSlim(Environment.ProcessorCount);

        async Task<StackPlan> PlanOneAsync(string stack)
        {
            await processors.WaitAsync(session.Cancellation);
            try
            {
                var folder = StackWorkFolder.Prepare(Path.Combine(work, stack), stacks.Folder(stack), target, toolKey);
                return await planner.PlanAsync(stack, folder, Path.Combine(logs, $"{stack}.log"), session.Console.WriteLine);
            }
            finally
            {
                processors.Release();
            }
        }

        return await Task.WhenAll(stacks.Names.Select(PlanOneAsync));
    }

    /// <summary>Another Terraform or another place for providers makes an earlier `terraform init` void.</summary>
    private string ToolKey()
    {
        var terraform = session.Tools.RequireTerraform();
        var configuration = session.Variables.GetValueOrDefault("TF_CLI_CONFIG_FILE");
        return string.Join('\n',
            terraform,
            File.GetLastWriteTimeUtc(terraform).Ticks,
            session.Tools.TerraformMirror,
            File.Exists(configuration) ? File.ReadAllText(configuration) : "");
    }
}
