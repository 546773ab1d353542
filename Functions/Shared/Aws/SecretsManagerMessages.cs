namespace DrTerraform.Functions.Shared.Aws;

internal sealed record GetSecretValueInput
{
    public required string SecretId { get; init; }
}

internal sealed record GetSecretValueOutput
{
    public string? SecretString { get; init; }
}
