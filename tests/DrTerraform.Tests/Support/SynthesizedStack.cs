using System.Text.Json;

namespace DrTerraform.Tests.Support;

/// <summary>A stack's Terraform JSON, asked by type and meaning; generated logical ids never appear in a test.</summary>
public sealed class SynthesizedStack
{
    private SynthesizedStack(string json) => Root = JsonDocument.Parse(json).RootElement;

    public JsonElement Root { get; }

    /// <summary>Prepares first: without it a reference into another stack stays dangling and nobody notices.</summary>
    public static SynthesizedStack Of(TerraformStack stack)
    {
        stack.PrepareStack();
        return new SynthesizedStack(Testing.Synth(stack, true));
    }

    /// <summary>Reads what <c>App.Synth</c> wrote.</summary>
    public static SynthesizedStack Read(string folder, string stack) =>
        new(File.ReadAllText(Path.Combine(folder, "stacks", stack, "cdk.tf.json")));

    /// <summary>All resources of a type.</summary>
    public IReadOnlyList<JsonElement> Resources(string type) =>
        Root.TryGetProperty("resource", out var types) && types.TryGetProperty(type, out var byName)
            ? [.. byName.EnumerateObject().Select(resource => resource.Value)]
            : [];

    /// <summary>All types of data sources.</summary>
    public IReadOnlyList<string> DataSources() => Root.TryGetProperty("data", out var types) ? [.. types.EnumerateObject().Select(type => type.Name)] : [];

    /// <summary>The statements of the <c>aws_iam_policy_document</c> that an argument refers to.</summary>
    public IReadOnlyList<JsonElement> DocumentOf(JsonElement resource, string argument = "policy")
    {
        var reference = resource.Text(argument)!;
        var documents = Root.GetProperty("data").GetProperty("aws_iam_policy_document");
        return [.. documents.EnumerateObject().Single(document => reference == $"${{data.aws_iam_policy_document.{document.Name}.json}}").Value.GetProperty("statement").EnumerateArray()];
    }

    /// <summary>The one resource of a type.</summary>
    public JsonElement Only(string type) => Resources(type).ShouldHaveSingleItem();

    /// <summary>The one resource of a type whose name, by whichever argument holds it, contains the part.</summary>
    public JsonElement Named(string type, string part) => Resources(type).Where(resource => resource.GetRawText().Contains(part, StringComparison.Ordinal)).ToArray().ShouldHaveSingleItem();

    /// <summary>The way in which others refer to an attribute of the one resource that is meant.</summary>
    public string Reference(string type, string attribute, Func<JsonElement, bool> meant) =>
        $"${{{type}.{Root.GetProperty("resource").GetProperty(type).EnumerateObject().Single(resource => meant(resource.Value)).Name}.{attribute}}}";

    /// <summary>How many resources there are of each type.</summary>
    public IReadOnlyDictionary<string, int> Counts() => Root.TryGetProperty("resource", out var types)
        ? types.EnumerateObject().ToDictionary(type => type.Name, type => type.Value.EnumerateObject().Count())
        : new Dictionary<string, int>();
}

/// <summary>Short ways into Terraform JSON.</summary>
public static class JsonReading
{
    /// <summary>The text at a dotted path; lists are entered by number.</summary>
    public static string? Text(this JsonElement element, string path) => element.At(path) is { } found ? found.ToString() : null;

    /// <summary>The whole number at a dotted path.</summary>
    public static int Number(this JsonElement element, string path) => element.At(path).ShouldNotBeNull($"nothing at {path}").GetInt32();

    /// <summary>Whether the value at a dotted path is true.</summary>
    public static bool Flag(this JsonElement element, string path) => element.At(path).ShouldNotBeNull($"nothing at {path}").GetBoolean();

    /// <summary>The texts of the list at a dotted path; a text alone, as in a statement of one action, is a list of one.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string path) =>
        element.At(path) switch
        {
            null => [],
            { ValueKind: JsonValueKind.String } alone => [alone.GetString()!],
            { } list => [.. list.EnumerateArray().Select(item => item.ToString())],
        };

    /// <summary>What is at a dotted path, or null.</summary>
    public static JsonElement? At(this JsonElement element, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                if (!int.TryParse(step, out var index) || index >= element.GetArrayLength())
                {
                    return null;
                }

                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
            {
                return null;
            }
        }

        return element;
    }

    /// <summary>The statements of the IAM policy document in an argument.</summary>
    public static IReadOnlyList<JsonElement> Statements(this JsonElement resource, string argument = "policy") =>
        [.. JsonDocument.Parse(resource.Text(argument)!).RootElement.GetProperty("Statement").EnumerateArray()];

    /// <summary>The statement of a document that has the id.</summary>
    public static JsonElement Statement(this JsonElement resource, string sid, string argument = "policy") =>
        resource.Statements(argument).Single(statement => statement.Text("Sid") == sid);
}
