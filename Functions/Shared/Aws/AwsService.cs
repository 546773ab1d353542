namespace DrTerraform.Functions.Shared.Aws;

/// <summary>An AWS service that speaks JSON: one address, the operation named in a header.</summary>
/// <param name="Name">Name of the service in addresses and in signatures.</param>
/// <param name="TargetPrefix">What stands before the operation in the <c>X-Amz-Target</c> header.</param>
/// <param name="ContentType">Media type of requests and answers.</param>
public sealed record AwsService(string Name, string TargetPrefix, string ContentType)
{
    /// <summary>Amazon DynamoDB.</summary>
    public static readonly AwsService DynamoDb = new("dynamodb", "DynamoDB_20120810", "application/x-amz-json-1.0");

    /// <summary>AWS Secrets Manager.</summary>
    public static readonly AwsService SecretsManager = new("secretsmanager", "secretsmanager", "application/x-amz-json-1.1");

    /// <summary>AWS Systems Manager, of which Parameter Store is a part.</summary>
    public static readonly AwsService SystemsManager = new("ssm", "AmazonSSM", "application/x-amz-json-1.1");

    /// <summary>Amazon EventBridge.</summary>
    public static readonly AwsService EventBridge = new("events", "AWSEvents", "application/x-amz-json-1.1");

    /// <summary>The service's address in a region.</summary>
    public Uri EndpointIn(string region) => new($"https://{Name}.{region}.amazonaws.com/");
}
