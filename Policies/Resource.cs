using System.Text.Json;
using System.Text.RegularExpressions;

namespace DrTerraform.Policies;

/// <summary>One block of a stack. Paths are dotted (<c>lifecycle.prevent_destroy</c>); a list counts as its first element on the way.</summary>
public sealed partial class Resource
{
    // The arguments that hold a resource's own name, most telling first.
    private static readonly string[] NameArguments =
        ["bucket", "function_name", "cluster_identifier", "global_cluster_identifier", "identifier", "alarm_name", "name"];

    private readonly Lazy<IReadOnlyList<(string Path, string Value)>> _strings;

    internal Resource(Stack stack, ResourceMode mode, string type, string logicalId, JsonElement body)
    {
        Stack = stack;
        Mode = mode;
        Type = type;
        LogicalId = logicalId;
        Body = body;
        _strings = new(() => [.. body.Strings()]);
    }

    /// <summary>The stack that holds the block.</summary>
    public Stack Stack { get; }

    /// <summary>Resource, data source or ephemeral value.</summary>
    public ResourceMode Mode { get; }

    /// <summary>Terraform's type, e.g. <c>aws_rds_cluster</c>.</summary>
    public string Type { get; }

    /// <summary>The id inside the stack.</summary>
    public string LogicalId { get; }

    /// <summary>All arguments.</summary>
    public JsonElement Body { get; }

    /// <summary>Address inside the stack, as Terraform writes it.</summary>
    public string LocalAddress => Mode switch
    {
        ResourceMode.Managed => $"{Type}.{LogicalId}",
        ResourceMode.Data => $"data.{Type}.{LogicalId}",
        _ => $"ephemeral.{Type}.{LogicalId}",
    };

    /// <summary>Address in the deployment, e.g. <c>primary/aws_rds_cluster.Cluster</c>.</summary>
    public string Address => $"{Stack.Name}/{LocalAddress}";

    /// <summary>Alias of the provider, e.g. <c>primary</c>; null when the block names none.</summary>
    public string? Alias => Text("provider")?.Trim('$', '{', '}') is { } provider && provider.StartsWith("aws.", StringComparison.Ordinal)
        ? provider["aws.".Length..]
        : null;

    /// <summary>AWS's name of the region that the block lives in; null when no declared provider says so.</summary>
    public string? Region => Alias is { } alias ? Stack.RegionOf(alias) : null;

    /// <summary>The name that AWS knows it by; null when it is not written out.</summary>
    public string? Name => NameArguments.Select(Text).FirstOrDefault(name => name is not null && !name.Contains("${", StringComparison.Ordinal));

    /// <summary>Every text of the block with its path, read once: several rules look at them all.</summary>
    internal IReadOnlyList<(string Path, string Value)> Strings => _strings.Value;

    /// <summary>The text at a path, numbers and flags included; null when there is none.</summary>
    public string? Text(string path) => Body.Text(path);

    /// <summary>The texts at a path; a single one counts as a list.</summary>
    public IReadOnlyList<string> Texts(string path) => Body.Texts(path);

    /// <summary>The number at a path; null when there is none.</summary>
    public double? Number(string path) => Body.Number(path);

    /// <summary>Whether the path holds <c>true</c>.</summary>
    public bool Flag(string path) => Body.Flag(path);

    /// <summary>Whether the path holds anything but null.</summary>
    public bool Has(string path) => Body.Has(path);

    /// <summary>The nested blocks at a path; a single one counts as a list.</summary>
    public IReadOnlyList<JsonElement> Blocks(string path) => Body.Blocks(path);

    /// <summary>The block that the first reference in a text leads to, through another stack's output where it must; null when there is none.</summary>
    public Resource? Target(string? text) => Stack.Deployment.Follow(Stack, text);

    /// <summary>The region that a text points into, by an ARN or by a reference; null when the text does not tell.</summary>
    public string? RegionOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var arn = Arn().Match(text);
        return arn.Success && arn.Index == 0 && arn.Groups["region"].Success ? arn.Groups["region"].Value : Target(text)?.Region;
    }

    /// <summary>Whether a text of this block means another block: by a reference, by its name, or by an ARN that ends in its name.</summary>
    public bool Means(string? text, Resource other)
    {
        if (text is null)
        {
            return false;
        }

        if (Target(text) is { } target)
        {
            return ReferenceEquals(target, other) || (target.Type != other.Type && ReferenceThrough(text, target) is { } next && target.Means(next, other));
        }

        return other.Name is { } name
            && (text == name || text.EndsWith($":{name}", StringComparison.Ordinal) || text.EndsWith($"/{name}", StringComparison.Ordinal));
    }

    /// <summary>The regions of all ARNs written out in a text.</summary>
    internal static IEnumerable<string> ArnRegions(string text) =>
        text.Contains("arn:", StringComparison.Ordinal)
            ? Arn().Matches(text).Where(arn => arn.Groups["region"].Success).Select(arn => arn.Groups["region"].Value)
            : [];

    /// <summary>E.g. the bucket's name that a reference to a versioning resource's <c>bucket</c> stands for.</summary>
    private static string? ReferenceThrough(string text, Resource target) => target.Text(Reference.Leading(text)!.Attribute);

    [GeneratedRegex(@"arn:aws[a-z-]*:[a-z0-9-]+:(?<region>[a-z]{2}(?:-[a-z]+)+-\d)?")]
    private static partial Regex Arn();
}
