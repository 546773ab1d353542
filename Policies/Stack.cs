using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>One root module: its blocks, providers and state.</summary>
public sealed class Stack
{
    private readonly Dictionary<string, Resource> _byAddress;

    internal Stack(Deployment deployment, string name, JsonElement root)
    {
        Deployment = deployment;
        Name = name;
        Root = root;
        Providers = [.. root.Blocks("provider.aws").Select(ReadProvider)];
        Resources = [.. Read("resource", ResourceMode.Managed)];
        Data = [.. Read("data", ResourceMode.Data)];
        Ephemerals = [.. Read("ephemeral", ResourceMode.Ephemeral)];
        Outputs = root.Members("output").ToDictionary(output => output.Name, output => output.Value);
        Backend = root.Members("terraform.backend").Select(backend => new Backend(backend.Name, backend.Value)).FirstOrDefault();
        _byAddress = Blocks.ToDictionary(block => block.LocalAddress);
    }

    /// <summary>The deployment that the stack is part of.</summary>
    public Deployment Deployment { get; }

    /// <summary>Name of the stack, e.g. <c>primary</c>.</summary>
    public string Name { get; }

    /// <summary>The whole JSON document.</summary>
    public JsonElement Root { get; }

    /// <summary>AWS providers, in the order of the document.</summary>
    public IReadOnlyList<Provider> Providers { get; }

    /// <summary>Managed resources.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>Data sources.</summary>
    public IReadOnlyList<Resource> Data { get; }

    /// <summary>Ephemeral values.</summary>
    public IReadOnlyList<Resource> Ephemerals { get; }

    /// <summary>Outputs by name, each with its whole block.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outputs { get; }

    /// <summary>Where the state is kept; null when the document does not say, which means a local file.</summary>
    public Backend? Backend { get; }

    /// <summary>Resources, data sources and ephemeral values.</summary>
    public IEnumerable<Resource> Blocks => Resources.Concat(Data).Concat(Ephemerals);

    internal string? RegionOf(string alias) => Providers.FirstOrDefault(provider => provider.Alias == alias)?.Region;

    internal Resource? Find(string localAddress) => _byAddress.GetValueOrDefault(localAddress);

    private static Provider ReadProvider(JsonElement provider) => new(
        provider.Text("alias") ?? string.Empty,
        provider.Text("region") ?? string.Empty,
        provider.Members("default_tags.tags").ToDictionary(tag => tag.Name, tag => tag.Value.ToString()));

    private IEnumerable<Resource> Read(string section, ResourceMode mode) =>
        from type in Root.Members(section)
        from block in type.Value.EnumerateObject()
        where block.Name != "//"
        select new Resource(this, mode, type.Name, block.Name, block.Value);
}
