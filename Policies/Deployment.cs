using System.Collections.Concurrent;
using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>All root modules of one deployment, read from their synthesized JSON.</summary>
public sealed class Deployment
{
    /// <summary>Alias of the provider in the region that serves, and name of its stack.</summary>
    public const string PrimaryAlias = "primary";

    /// <summary>Alias of the provider in the region that waits, and name of its stack.</summary>
    public const string SecondaryAlias = "secondary";

    private readonly ILookup<string, Resource> _byType;
    private readonly Lazy<IReadOnlyList<Statement>> _statements;
    private readonly Lazy<ILookup<Resource, Statement>> _rights;

    // Rules ask for the same texts over and over.
    private readonly ConcurrentDictionary<(Stack Stack, string Text), Resource?> _followed = new();

    private Deployment(IReadOnlyDictionary<string, JsonElement> roots, DeploymentFacts facts)
    {
        Facts = facts;
        Stacks = [.. roots.Select(root => new Stack(this, root.Key, root.Value))];
        _byType = Stacks.SelectMany(stack => stack.Resources).ToLookup(resource => resource.Type);
        _statements = new(() => [.. PolicyDocuments.Of(this).SelectMany(document => document.Statements)]);
        _rights = new(() => Statements
            .Where(statement => statement.Kind == DocumentKind.Identity)
            .SelectMany(statement => RolesOf(statement.Holder).Select(role => (Role: role, Statement: statement)))
            .ToLookup(pair => pair.Role, pair => pair.Statement));
    }

    /// <summary>The stacks in the order given.</summary>
    public IReadOnlyList<Stack> Stacks { get; }

    /// <summary>What the JSON does not say.</summary>
    public DeploymentFacts Facts { get; }

    /// <summary>Every statement of every policy document.</summary>
    internal IReadOnlyList<Statement> Statements => _statements.Value;

    /// <summary>The statements of each role, wherever they are written.</summary>
    internal ILookup<Resource, Statement> Rights => _rights.Value;

    /// <summary>AWS's name of the primary region; null when no stack declares it.</summary>
    internal string? PrimaryRegion => RegionOf(PrimaryAlias);

    /// <summary>AWS's name of the secondary region; null when no stack declares it.</summary>
    internal string? SecondaryRegion => RegionOf(SecondaryAlias);

    /// <summary>Managed resources of all stacks.</summary>
    internal IEnumerable<Resource> All => Stacks.SelectMany(stack => stack.Resources);

    /// <summary>Reads the root documents of a deployment's stacks.</summary>
    /// <param name="roots">The parsed <c>cdk.tf.json</c> of each stack by the stack's name.</param>
    /// <param name="facts">What the documents do not say; null for the defaults.</param>
    public static Deployment Parse(IReadOnlyDictionary<string, JsonElement> roots, DeploymentFacts? facts = null) =>
        new(roots, facts ?? new DeploymentFacts());

    /// <summary>Reads what synthesis wrote: <c>stacks/*/cdk.tf.json</c>, and the order of the stacks from <c>manifest.json</c>.</summary>
    /// <param name="folder">The output folder of synthesis.</param>
    /// <param name="facts">What the documents do not say; the order of the stacks is added. Null for the defaults.</param>
    /// <exception cref="DirectoryNotFoundException">The folder holds no synthesized stack.</exception>
    public static Deployment Read(string folder, DeploymentFacts? facts = null)
    {
        var stacks = Path.Combine(folder, "stacks");
        var files = Directory.Exists(stacks)
            ? Directory.EnumerateDirectories(stacks).Select(stack => Path.Combine(stack, "cdk.tf.json")).Where(File.Exists).Order().ToArray()
            : [];
        if (files.Length == 0)
        {
            throw new DirectoryNotFoundException($"no stacks/*/cdk.tf.json in '{folder}': give the folder that synthesis wrote to, or synthesize first");
        }

        var manifest = Path.Combine(folder, "manifest.json");
        var dependencies = File.Exists(manifest)
            ? ReadRoot(manifest).Members("stacks").ToDictionary(stack => stack.Name, stack => stack.Value.Texts("dependencies"))
            : null;

        return Parse(
            files.ToDictionary(file => Path.GetFileName(Path.GetDirectoryName(file)!), ReadRoot),
            (facts ?? new DeploymentFacts()) with { Dependencies = dependencies });
    }

    /// <summary>Managed resources of one type in all stacks.</summary>
    public IEnumerable<Resource> Resources(string type) => _byType[type];

    /// <summary>The stack of a name; null when it is not part of the deployment.</summary>
    public Stack? Stack(string name) => Stacks.FirstOrDefault(stack => stack.Name == name);

    /// <summary>The role that an argument of a resource means; null when its stack does not hold it.</summary>
    internal Resource? RoleOf(Resource resource, string argument) =>
        resource.Target(resource.Text(argument)) is { Type: "aws_iam_role" } role
            ? role
            : Resources("aws_iam_role").FirstOrDefault(named => named.Stack == resource.Stack && resource.Means(resource.Text(argument), named));

    internal Resource? Follow(Stack stack, string? text) =>
        text is null || !text.Contains("${", StringComparison.Ordinal) ? null : _followed.GetOrAdd((stack, text), place => Resolve(place.Stack, place.Text));

    private Resource? Resolve(Stack stack, string text)
    {
        if (Reference.Leading(text) is not { } reference || stack.Find(reference.Address) is not { } found)
        {
            return null;
        }

        if (found.Type != "terraform_remote_state")
        {
            return found;
        }

        var key = found.Text("config.key") ?? found.Text("config.path");
        var source = Stacks.FirstOrDefault(other =>
            key is not null && (other.Backend?.Body.Text("key") ?? other.Backend?.Body.Text("path")) == key);
        return source is not null && source.Outputs.TryGetValue(reference.Output, out var output) ? Follow(source, output.Text("value")) : null;
    }

    private IEnumerable<Resource> RolesOf(Resource document) => document.Type switch
    {
        "aws_iam_role" => [document],
        "aws_iam_role_policy" => RoleOf(document, "role") is { } role ? [role] : [],
        _ => Resources("aws_iam_role_policy_attachment")
            .Where(attachment => attachment.Stack == document.Stack && attachment.Means(attachment.Text("policy_arn"), document))
            .Select(attachment => RoleOf(attachment, "role"))
            .OfType<Resource>(),
    };

    private static JsonElement ReadRoot(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }

    private string? RegionOf(string alias) =>
        Stacks.SelectMany(stack => stack.Providers).FirstOrDefault(provider => provider.Alias == alias)?.Region;
}
