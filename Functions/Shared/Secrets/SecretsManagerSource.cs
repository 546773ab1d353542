using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Secrets;

/// <summary>Secrets of AWS Secrets Manager in the function's own region (a replica of the secret in the other one).</summary>
public sealed class SecretsManagerSource(AwsJsonClient secretsManager) : ISecretSource
{
    /// <inheritdoc />
    public async Task<string> ReadAsync(string name, CancellationToken cancellation)
    {
        var output = await secretsManager.CallAsync(
            "GetSecretValue",
            new GetSecretValueInput { SecretId = name },
            AwsJsonContext.Default.GetSecretValueInput,
            AwsJsonContext.Default.GetSecretValueOutput,
            repeatable: true,
            cancellation);
        return output.SecretString ?? throw new InvalidSecretException(name, "a text, not binary data");
    }
}
