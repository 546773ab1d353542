using System.Text.Json;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>The secrets of the deployment, by the variables in which the functions find their names.</summary>
internal static class Secrets
{
    /// <summary>The variables.</summary>
    public static readonly IReadOnlyList<string> Variables = ["DR_DATABASE_SECRET", "DR_WEBHOOK_SECRET"];

    /// <summary>A secret's name, as a region's functions are told it.</summary>
    public static async Task<string> SecretNameAsync(this DeployedRegion region, string variable) =>
        (await region.FunctionAsync("payment_webhook_function")).GetProperty("Environment").GetProperty("Variables").GetProperty(variable).GetString()!;

    /// <summary>A secret's value, which no message of a test may hold.</summary>
    public static async Task<string> SecretValueAsync(this DeployedRegion region, string name) =>
        (await region.JsonAsync(AwsService.SecretsManager, "GetSecretValue", new { SecretId = name })).Text("SecretString")!;

    /// <summary>The part of a value that nobody chose: what is in its document beside a user's name.</summary>
    public static string GeneratedPart(string value) => JsonDocument.Parse(value).RootElement.EnumerateObject().Single(part => part.Name != "username").Value.GetString()!;
}
