namespace DrTerraform.Functions.Shared.Aws;

/// <summary>The keys Lambda hands to a function for its role. Never logged.</summary>
public sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    /// <summary>Says whose keys these are without saying the keys.</summary>
    public override string ToString() => $"AwsCredentials {{ AccessKeyId = {AccessKeyId} }}";
}
