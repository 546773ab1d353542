using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Deployment;

/// <summary>What others need to know about what was applied: `outputs.json`. What Terraform calls sensitive is left out.</summary>
internal static class DeploymentOutputs
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string title, TargetAccess target, SynthesizedStacks stacks, IReadOnlyList<StackOutcome> outcomes) => new JsonObject
    {
        ["blueprint"] = title,
        ["target"] = target.Kind.Name(),
        ["endpoint"] = target.Endpoint?.GetLeftPart(UriPartial.Authority),
        ["account"] = target.Account,
        ["regions"] = new JsonObject(stacks.Regions.Select(region => KeyValuePair.Create(region.Key, (JsonNode?)region.Value))),
        ["stacks"] = new JsonObject(outcomes.Select(outcome => KeyValuePair.Create(outcome.Stack, (JsonNode?)Values(outcome.Outputs)))),
    }.ToJsonString(Readable) + "\n";

    private static JsonObject Values(JsonElement? outputs) => new(
        (outputs?.EnumerateObject() ?? default)
            .Where(output => !output.Value.GetProperty("sensitive").GetBoolean() && output.Value.TryGetProperty("value", out _))
            .Select(output => KeyValuePair.Create(output.Name, JsonNode.Parse(output.Value.GetProperty("value").GetRawText()))));
}
