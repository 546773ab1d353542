using System.Text.Json;
using System.Text.Json.Nodes;

namespace DrTerraform.Policies.Tests.Support;

/// <summary>
/// A small deployment that breaks no policy, and the means to break it. Policy documents and API definitions are written as JSON
/// objects and become texts when the deployment is parsed, as in Terraform JSON.
/// </summary>
internal sealed class Example
{
    private static readonly string[] Documents = ["policy", "assume_role_policy", "body"];

    private readonly Dictionary<string, JsonObject> _stacks;

    private Example(Dictionary<string, JsonObject> stacks) => _stacks = stacks;

    public DeploymentFacts Facts { get; set; } = new()
    {
        Dependencies = new Dictionary<string, IReadOnlyList<string>>
        {
            ["global"] = ["backend"],
            ["primary"] = ["global"],
            ["secondary"] = ["primary"],
            ["traffic"] = ["secondary"],
        },
    };

    public static Example Good() => new(GoodDeployment.Stacks.ToDictionary(stack => stack.Key, stack => JsonNode.Parse(stack.Value)!.AsObject()));

    public Deployment Deployment => Deployment.Parse(
        _stacks.ToDictionary(stack => stack.Key, stack => JsonSerializer.SerializeToElement(Rendered(stack.Value))),
        Facts);

    /// <summary>
    /// Sets a value below a stack (<c>primary</c>) or a block (<c>primary/aws_rds_cluster.Cluster</c>); path parts are divided by a
    /// blank, since condition keys hold every other mark.
    /// </summary>
    public Example Set(string address, string path, string json)
    {
        var parts = Parts(address, path);
        var parent = Walk(parts[..^1]);
        if (parent is JsonArray array)
        {
            var index = int.Parse(parts[^1], null);
            if (index == array.Count)
            {
                array.Add(JsonNode.Parse(json));
            }
            else
            {
                array[index] = JsonNode.Parse(json);
            }
        }
        else
        {
            parent[parts[^1]] = JsonNode.Parse(json);
        }

        return this;
    }

    public Example Remove(string address, string path = "")
    {
        var parts = Parts(address, path);
        if (Walk(parts[..^1]) is JsonArray array)
        {
            array.RemoveAt(int.Parse(parts[^1], null));
        }
        else
        {
            Walk(parts[..^1]).AsObject().Remove(parts[^1]).ShouldBeTrue($"{address} {path} is not in the good deployment");
        }

        return this;
    }

    /// <summary>Adds a resource, given with its provider.</summary>
    public Example Add(string address, string json) => Set(address, string.Empty, json);

    /// <summary>Adds a statement to the policy document of a resource.</summary>
    public Example Allow(string address, string statement)
    {
        Walk(Parts(address, "policy Statement")).AsArray().Add(JsonNode.Parse(statement));
        return this;
    }

    private static string[] Parts(string address, string path)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        string[] place = [address];
        if (slash > 0)
        {
            var local = address[(slash + 1)..].Split('.');
            place = local.Length == 3 ? [address[..slash], .. local] : [address[..slash], "resource", .. local];
        }

        return path.Length == 0 ? place : [.. place, .. path.Split(' ')];
    }

    private static JsonNode Rendered(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                var rendered = new JsonObject();
                foreach (var (name, value) in members)
                {
                    rendered[name] = Documents.Contains(name) && value is JsonObject ? value.ToJsonString() : value is null ? null : Rendered(value);
                }

                return rendered;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Rendered(item))]);
            default:
                return node.DeepClone();
        }
    }

    private JsonNode Walk(string[] parts)
    {
        JsonNode current = _stacks[parts[0]];
        foreach (var part in parts[1..])
        {
            current = current is JsonArray array
                ? array[int.Parse(part, null)]!
                : current[part] ?? (current[part] = new JsonObject());
        }

        return current;
    }
}
