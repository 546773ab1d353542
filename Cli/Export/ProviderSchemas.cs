using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>What `terraform providers schema -json` says: the JSON does not tell a block from an attribute, the providers do.</summary>
internal sealed class ProviderSchemas(JsonElement document)
{
    /// <summary>The schema of a kind of resource.</summary>
    /// <param name="section">Where Terraform's JSON holds it: resource, data or ephemeral.</param>
    /// <param name="type">The type, e.g. aws_vpc.</param>
    /// <exception cref="CommandException">No provider of the deployment knows the type.</exception>
    public BlockSchema Of(string section, string type)
    {
        var kind = section switch
        {
            "resource" => "resource_schemas",
            "data" => "data_source_schemas",
            _ => "ephemeral_resource_schemas",
        };
        foreach (var provider in Providers())
        {
            if (provider.Value.TryGetProperty(kind, out var types) && types.TryGetProperty(type, out var schema))
            {
                return new BlockSchema(schema.GetProperty("block"));
            }
        }

        throw new CommandException(ExitCode.Findings, $"none of the deployment's providers knows {section} {type}; there are: {string.Join(", ", Providers().Select(provider => provider.Name))}");
    }

    /// <summary>The schema of a provider's own configuration.</summary>
    /// <param name="name">Its short name, e.g. aws.</param>
    /// <exception cref="CommandException">The deployment has no such provider.</exception>
    public BlockSchema OfProvider(string name) =>
        Providers().Where(provider => provider.Name.EndsWith($"/{name}", StringComparison.Ordinal)).Select(provider => new BlockSchema(provider.Value.GetProperty("provider").GetProperty("block"))).FirstOrDefault()
        ?? throw new CommandException(ExitCode.Findings, $"the deployment configures a provider {name} that it does not require");

    private JsonElement.ObjectEnumerator Providers() => document.GetProperty("provider_schemas").EnumerateObject();
}
