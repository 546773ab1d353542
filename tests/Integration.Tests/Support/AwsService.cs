namespace DrTerraform.Integration.Tests.Support;

/// <summary>One AWS service, as its calls are addressed.</summary>
/// <param name="Name">Its name in host names and signatures.</param>
/// <param name="Dialect">What its protocol needs beside the operation: the API's version for queries, the target's prefix for JSON.</param>
public sealed record AwsService(string Name, string Dialect = "")
{
    // The services outside regions answer in one place and take signatures for it alone.
    private const string HomeOfGlobalServices = "us-east-1";

    public static readonly AwsService Ec2 = new("ec2", "2016-11-15");
    public static readonly AwsService Rds = new("rds", "2014-10-31");
    public static readonly AwsService CloudWatch = new("monitoring", "2010-08-01");
    public static readonly AwsService Sns = new("sns", "2010-03-31");
    public static readonly AwsService Iam = new("iam", "2010-05-08") { IsGlobal = true };

    public static readonly AwsService DynamoDb = new("dynamodb", "DynamoDB_20120810") { JsonVersion = "1.0" };
    public static readonly AwsService Sqs = new("sqs", "AmazonSQS") { JsonVersion = "1.0" };
    public static readonly AwsService Kms = new("kms", "TrentService");
    public static readonly AwsService SecretsManager = new("secretsmanager", "secretsmanager");
    public static readonly AwsService Ssm = new("ssm", "AmazonSSM");
    public static readonly AwsService Logs = new("logs", "Logs_20140328");
    public static readonly AwsService Events = new("events", "AWSEvents");
    public static readonly AwsService Acm = new("acm", "CertificateManager");

    public static readonly AwsService Lambda = new("lambda");
    public static readonly AwsService ApiGateway = new("apigateway");
    public static readonly AwsService Backup = new("backup");
    public static readonly AwsService Route53 = new("route53") { IsGlobal = true };
    public static readonly AwsService S3 = new("s3") { EncodesPathOnce = true };

    /// <summary>Whether the service is one for all regions.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>Version of the JSON protocol.</summary>
    public string JsonVersion { get; init; } = "1.1";

    /// <summary>Whether a path is signed as it is sent. S3 alone does so; the others sign it encoded once more.</summary>
    public bool EncodesPathOnce { get; init; }

    /// <summary>The region that a call is signed for.</summary>
    public string SigningRegion(string region) => IsGlobal ? HomeOfGlobalServices : region;

    /// <summary>The public endpoint.</summary>
    public Uri PublicEndpoint(string region) => new(IsGlobal ? $"https://{Name}.amazonaws.com" : $"https://{Name}.{region}.amazonaws.com");
}
