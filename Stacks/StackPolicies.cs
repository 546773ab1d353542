using System.Text.Json;
using Amazon.JSII.Runtime.Deputy;
using DrTerraform.Policies;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>Fails synthesis when the deployment breaks a policy. One kernel call for each stack, whatever the number of policies.</summary>
/// <param name="stacks">All stacks in the order in which they are applied.</param>
/// <param name="settings">What the deployment is judged by.</param>
public sealed class StackPolicies(IReadOnlyList<TerraformStack> stacks, DrSettings settings) : DeputyBase, IValidation
{
    /// <summary>The findings, as CDKTF wants them.</summary>
    public string[] Validate()
    {
        var ids = stacks.Select(stack => stack.Node.Id).ToArray();
        var facts = DeploymentFacts.Of(settings) with
        {
            Dependencies = stacks.Zip(ids).ToDictionary(stack => stack.Second, stack => (IReadOnlyList<string>)[.. stack.First.Dependencies.Select(before => before.Node.Id)]),
        };
        var deployment = Deployment.Parse(stacks.Zip(ids).ToDictionary(stack => stack.Second, stack => Json(stack.First)), facts);

        return [.. PolicyBook.Check(deployment).Select(finding => finding.ToString())];
    }

    private static JsonElement Json(TerraformStack stack) => JsonDocument.Parse(Testing.Synth(stack)).RootElement;
}
