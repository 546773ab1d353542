using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>One stack's Terraform JSON as the HCL files of a root module.</summary>
internal sealed class RootModule(string stack, JsonElement json, ProviderSchemas schemas, ExportVariables variables)
{
    private static readonly string[] Sections = ["//", "terraform", "provider", "data", "ephemeral", "resource", "output"];

    /// <summary>The files by their name, not formatted yet.</summary>
    /// <exception cref="CommandException">The stack holds something that is not exported; the message names it.</exception>
    public IReadOnlyDictionary<string, string> Files()
    {
        if (json.EnumerateObject().Select(section => section.Name).Except(Sections).FirstOrDefault() is { } unknown)
        {
            throw new CommandException(ExitCode.Findings, $"{stack} holds '{unknown}', which export does not know; it knows {string.Join(", ", Sections[1..])}");
        }

        var files = new Dictionary<string, string>();
        foreach (var capability in ResourceBlock.AllOf(json).GroupBy(block => Capabilities.FileOf(block.Type)))
        {
            files[capability.Key] = Written(variables, writer => WriteResources(writer, capability));
        }

        files["providers.tf"] = Written(variables, WriteProviders);
        files["outputs.tf"] = Written(variables, WriteOutputs);

        // Terraform evaluates these before it knows any variable.
        files["versions.tf"] = Written(ExportVariables.None, WriteVersions);
        files["backend.tf"] = Written(ExportVariables.None, WriteBackend);

        var used = variables.UsedIn(files.Values);
        files["variables.tf"] = Written(ExportVariables.None, writer => WriteDeclarations(writer, used));
        files["terraform.tfvars"] = Written(ExportVariables.None, writer => WriteValues(writer, used));
        return files.Where(file => file.Value.Length > 0).OrderBy(file => file.Key, StringComparer.Ordinal).ToDictionary();
    }

    private static string Written(ExportVariables variables, Action<HclWriter> write)
    {
        var writer = new HclWriter(variables);
        write(writer);
        return writer.Text;
    }

    private static void WriteDeclarations(HclWriter writer, IEnumerable<ExportVariable> declared)
    {
        foreach (var variable in declared)
        {
            writer.Block("variable", [variable.Name], () =>
            {
                writer.Attribute("description", Json(variable.Description));
                writer.Reference("type", Json("string"));
            });
        }
    }

    private static void WriteValues(HclWriter writer, IEnumerable<ExportVariable> declared)
    {
        foreach (var variable in declared)
        {
            writer.Attribute(variable.Name, Json(variable.Value));
        }
    }

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);

    private void WriteVersions(HclWriter writer) => writer.Block("terraform", [], () =>
    {
        foreach (var setting in json.Members("terraform").Where(setting => setting.Name is not ("backend" or "required_providers")))
        {
            writer.Attribute(setting.Name, setting.Value);
        }

        writer.Block("required_providers", [], () =>
        {
            foreach (var provider in json.Members("terraform", "required_providers"))
            {
                writer.Attribute(provider.Name, provider.Value);
            }
        });
    });

    private void WriteBackend(HclWriter writer)
    {
        foreach (var backend in json.Members("terraform", "backend"))
        {
            writer.Block("terraform", [], () => writer.Block("backend", [backend.Name], () =>
            {
                foreach (var argument in backend.Value.EnumerateObject())
                {
                    // A path counts from the folder of the synthesized stack, which means nothing here: the module keeps its state itself.
                    writer.Attribute(argument.Name, (backend.Name, argument.Name) is ("local", "path") ? Json(Path.GetFileName(argument.Value.GetString()!)) : argument.Value);
                }
            }));
        }
    }

    private void WriteProviders(HclWriter writer)
    {
        foreach (var provider in json.Members("provider"))
        {
            foreach (var configuration in provider.Value.Blocks())
            {
                writer.Block("provider", [provider.Name], () => new BlockBody(writer, $"provider {provider.Name}").WriteTop(configuration, schemas.OfProvider(provider.Name)));
            }
        }
    }

    private void WriteResources(HclWriter writer, IEnumerable<ResourceBlock> blocks)
    {
        foreach (var block in blocks.OrderBy(block => block.Section == "resource").ThenBy(block => block.Place, StringComparer.Ordinal))
        {
            writer.Block(block.Section, [block.Type, block.Name], () => new BlockBody(writer, $"{stack}: {block.Address}").WriteTop(block.Body, schemas.Of(block.Section, block.Type)));
        }
    }

    private void WriteOutputs(HclWriter writer)
    {
        foreach (var output in json.Members("output"))
        {
            writer.Block("output", [output.Name], () => new BlockBody(writer, $"{stack}: output {output.Name}").WritePlain(output.Value));
        }
    }
}
