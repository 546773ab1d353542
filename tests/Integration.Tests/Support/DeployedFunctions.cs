using System.Text.Json;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>The region's functions, as Lambda describes them.</summary>
internal static class DeployedFunctions
{
    /// <summary>The outputs of a region's stack that hold the names of its functions.</summary>
    public static readonly IReadOnlyList<string> Outputs = ["payment_webhook_function", "region_health_function"];

    /// <summary>The configuration of the function that an output names.</summary>
    public static Task<JsonElement> FunctionAsync(this DeployedRegion region, string output) =>
        region.GetJsonAsync(AwsService.Lambda, $"/2015-03-31/functions/{region.Output(output)}/configuration");
}
