using System.Text.Json;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>The region's parameters.</summary>
internal static class DeployedParameters
{
    /// <summary>By their key, which encrypts nothing else in Parameter Store: no path has to be known, and nobody else's is read.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ParametersAsync(this DeployedRegion region) => (await region.JsonAsync(AwsService.Ssm, "DescribeParameters", new
    {
        ParameterFilters = new[] { new { Key = "KeyId", Option = "Equals", Values = new[] { region.Output("region_key_arn") } } },
        MaxResults = 50,
    })).All("Parameters");
}
