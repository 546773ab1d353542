using DrTerraform.Cli.Synthesis;

namespace DrTerraform.Cli.Export;

/// <summary>The modules of a deployment as folders.</summary>
internal sealed class ExportedModules(string title, SynthesizedStacks stacks, ProviderSchemas schemas, ExportVariables variables)
{
    private const string Assets = "assets";

    /// <summary>A folder for every stack, with what it refers to, so that it can be taken elsewhere. The stacks' assets are moved and not copied.</summary>
    public void WriteTo(string folder)
    {
        foreach (var stack in stacks.Names)
        {
            var module = Directory.CreateDirectory(Path.Combine(folder, stack)).FullName;
            var json = stacks.Json(stack);
            var files = new RootModule(stack, json, schemas, variables).Files();
            foreach (var (name, text) in files)
            {
                File.WriteAllText(Path.Combine(module, name), text);
            }

            File.WriteAllText(Path.Combine(module, "README.md"), ModuleReadme.Of(title, stacks.Names, stack, json, variables.UsedIn([.. files.Values])));
            var assets = Path.Combine(stacks.Folder(stack), Assets);
            if (Directory.Exists(assets))
            {
                Directory.Move(assets, Path.Combine(module, Assets));
            }
        }
    }
}
