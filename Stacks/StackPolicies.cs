using System.Text.Json;
using Amazon.JSII.Runtime.Deputy;
using DrTerraform.Policies;

namespace DrTerraform.Stacks;

/// <summary>Fails synthesis when the deployment breaks a policy. One kernel call for each stack, whatever the number of policies.</summary>
/// <param name="stacks">All stacks.</param>
public sealed class StackPolicies(IReadOnlyList<TerraformStack> stacks) : DeputyBase, IValidation
{
    /// <summary>The findings, as CDKTF wants them.</summary>
    public string[] Validate() =>
        [.. PolicyBook.Check(Deployment.Parse(stacks.ToDictionary(stack => stack.Node.Id, Json))).Select(finding => finding.ToString())];

    private static JsonElement Json(TerraformStack stack) => JsonDocument.Parse(Testing.Synth(stack)).RootElement;
}
