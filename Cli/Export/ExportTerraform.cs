using System.Text.Json;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Export;

/// <summary>What an export has Terraform do. None of it talks to AWS.</summary>
internal sealed class ExportTerraform(Session session)
{
    /// <summary>Asks the providers of a deployment what their blocks and attributes are.</summary>
    /// <param name="stacks">The deployment.</param>
    /// <param name="folder">An empty folder to work in.</param>
    /// <exception cref="CommandException">A provider could not be had.</exception>
    public async Task<ProviderSchemas> SchemasAsync(SynthesizedStacks stacks, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf.json"), Requirements(stacks), session.Cancellation);
        await RunAsync(["init", "-input=false", "-no-color"], folder);
        return new ProviderSchemas(JsonElement.Parse(await RunAsync(["providers", "schema", "-json"], folder)));
    }

    /// <summary>Aligns and indents every file below a folder.</summary>
    /// <exception cref="CommandException">A file is not HCL.</exception>
    public Task FormatAsync(string folder) => RunAsync(["fmt", "-recursive", "-list=false", "-no-color"], folder);

    /// <summary>What all stacks require together, and Terraform's own provider, which knows about remote states and needs no requiring elsewhere.</summary>
    private static string Requirements(SynthesizedStacks stacks)
    {
        var providers = new Dictionary<string, object> { ["terraform"] = new { source = "terraform.io/builtin/terraform" } };
        foreach (var provider in stacks.Names.SelectMany(name => stacks.Json(name).Members("terraform", "required_providers")))
        {
            providers[provider.Name] = provider.Value;
        }

        return JsonSerializer.Serialize(new { terraform = new { required_providers = providers } });
    }

    private async Task<string> RunAsync(string[] arguments, string folder)
    {
        var request = new ProcessRequest(session.Tools.RequireTerraform(), arguments) { WorkingFolder = folder, Environment = TerraformEnvironment.ForAws() };
        var result = await session.Processes.RunAsync(request, session.Cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new CommandException(ExitCode.Findings, $"'{request.Shown}' failed; nothing was exported\n{ErrorText.First($"{result.Output}\n{result.Error}")}");
    }
}
