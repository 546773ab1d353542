using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.S3Bucket;
using HashiCorp.Cdktf.Providers.Aws.S3BucketLifecycleConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketPolicy;
using HashiCorp.Cdktf.Providers.Aws.S3BucketPublicAccessBlock;
using HashiCorp.Cdktf.Providers.Aws.S3BucketServerSideEncryptionConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketVersioning;

namespace DrTerraform.Constructs.Storage;

/// <summary>What a <see cref="SecureBucket"/> is given.</summary>
public sealed record SecureBucketProps
{
    /// <summary>Where the bucket goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The bucket's name.</summary>
    public required Named Name { get; init; }

    /// <summary>ARN of the key, of the same region. Null: keys that S3 keeps (SSE-S3).</summary>
    public string? KeyArn { get; init; }

    /// <summary>Whether every version of an object is kept, old ones for 90 days.</summary>
    public bool Versioning { get; init; } = true;
}

/// <summary>A bucket that is private, encrypted and reached by TLS only.</summary>
/// <remarks>Stateful: the id "Bucket" is part of the contract.</remarks>
public sealed class SecureBucket : Construct
{
    /// <summary>Declares the bucket.</summary>
    public SecureBucket(Construct scope, string id, SecureBucketProps props)
        : base(scope, id)
    {
        var provider = props.Placement.Provider;
        Placement = props.Placement;
        KeyArn = props.KeyArn;
        Name = props.Placement.Names.Of(props.Name);
        Arn = $"arn:aws:s3:::{Name}";

        var bucket = new S3Bucket(this, "Bucket", new S3BucketConfig { Provider = provider, Bucket = Name, ForceDestroy = true });
        var bucketId = bucket.Id;
        var closed = new S3BucketPublicAccessBlock(this, "PublicAccess", new S3BucketPublicAccessBlockConfig
        {
            Provider = provider,
            Bucket = bucketId,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        });
        _ = new S3BucketPolicy(this, "Policy", new S3BucketPolicyConfig
        {
            Provider = provider,
            Bucket = bucketId,
            Policy = PolicyDocument.Of(
                this, "Document", props.Placement,
                new Access("TlsOnly", ["s3:*"], [Arn, $"{Arn}/*"]) { Who = Principal.Anybody, Deny = true }.When("Bool", "aws:SecureTransport", "false")),

            // S3 answers one of two settings at once with a conflict.
            DependsOn = new ITerraformDependable[] { closed },
        });
        _ = new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", new S3BucketServerSideEncryptionConfigurationAConfig
        {
            Provider = provider,
            Bucket = bucketId,
            Rule = new[]
            {
                new S3BucketServerSideEncryptionConfigurationRuleA
                {
                    BucketKeyEnabled = props.KeyArn is not null,
                    ApplyServerSideEncryptionByDefault = new S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA
                    {
                        SseAlgorithm = props.KeyArn is null ? "AES256" : "aws:kms",
                        KmsMasterKeyId = props.KeyArn,
                    },
                },
            },
        });
        if (!props.Versioning)
        {
            return;
        }

        Versioning = new S3BucketVersioningA(this, "Versioning", new S3BucketVersioningAConfig
        {
            Provider = provider,
            Bucket = bucketId,
            VersioningConfiguration = new S3BucketVersioningVersioningConfiguration { Status = "Enabled" },
        });
        _ = new S3BucketLifecycleConfiguration(this, "Lifecycle", new S3BucketLifecycleConfigurationConfig
        {
            Provider = provider,
            Bucket = bucketId,
            Rule = new[]
            {
                new S3BucketLifecycleConfigurationRule
                {
                    Id = "forget-old-versions",
                    Status = "Enabled",
                    Filter = new[] { new S3BucketLifecycleConfigurationRuleFilter { Prefix = string.Empty } },
                    NoncurrentVersionExpiration = new[] { new S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration { NoncurrentDays = 90 } },
                    AbortIncompleteMultipartUpload = new[] { new S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = 7 } },
                },
            },
            DependsOn = new ITerraformDependable[] { Versioning },
        });
    }

    /// <summary>Where the bucket is.</summary>
    public Placement Placement { get; }

    /// <summary>The bucket's name.</summary>
    public string Name { get; }

    /// <summary>The bucket's ARN.</summary>
    public string Arn { get; }

    /// <summary>ARN of the bucket's key; null where S3 keeps it.</summary>
    public string? KeyArn { get; }

    /// <summary>The versioning, which replication must wait for; null without versioning.</summary>
    public S3BucketVersioningA? Versioning { get; }
}
