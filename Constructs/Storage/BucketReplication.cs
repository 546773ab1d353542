using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.S3BucketReplicationConfiguration;

namespace DrTerraform.Constructs.Storage;

/// <summary>What a <see cref="BucketReplication"/> is given.</summary>
public sealed record BucketReplicationProps
{
    /// <summary>What the replicated data is, as it stands in the role's name.</summary>
    public required string Purpose { get; init; }

    /// <summary>The bucket copied from; versioned.</summary>
    public required SecureBucket Source { get; init; }

    /// <summary>The bucket copied to, in another region; versioned.</summary>
    public required SecureBucket Destination { get; init; }

    /// <summary>Whether a deletion in the source is one in the destination.</summary>
    public bool DeleteMarkers { get; init; }

    /// <summary>Whether AWS promises 15 minutes and measures them.</summary>
    public bool TimeControl { get; init; }
}

/// <summary>Copies every new object of a bucket to another region's. Objects that were there before need S3 Batch Replication.</summary>
public sealed class BucketReplication : Construct
{
    /// <summary>The rule's id, which the metrics carry.</summary>
    public const string RuleId = "everything";

    // The one value that AWS accepts.
    private const int TimeControlMinutes = 15;

    /// <summary>Declares rule and role.</summary>
    public BucketReplication(Construct scope, string id, BucketReplicationProps props)
        : base(scope, id)
    {
        var (source, destination) = (props.Source, props.Destination);
        var role = new ServiceRole(this, "Copier", new ServiceRoleProps
        {
            Placement = source.Placement,
            Purpose = $"s3-{props.Purpose}",
            Service = "s3.amazonaws.com",
            Rights =
            [
                new Access("ReadRule", ["s3:GetReplicationConfiguration", "s3:ListBucket"], [source.Arn]),
                new Access("ReadSource", ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"], [$"{source.Arn}/*"]),
                new Access("WriteDestination", ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], [$"{destination.Arn}/*"]),
                .. source.KeyArn is { } sourceKey ? [new Access("Decrypt", ["kms:Decrypt"], [sourceKey])] : Array.Empty<Access>(),
                .. destination.KeyArn is { } destinationKey ? [new Access("Encrypt", ["kms:Encrypt"], [destinationKey])] : Array.Empty<Access>(),
            ],
        });

        RoleArn = role.Arn;
        var target = new S3BucketReplicationConfigurationRuleDestination
        {
            Bucket = destination.Arn,
            StorageClass = "STANDARD",
            EncryptionConfiguration = destination.KeyArn is { } replicaKey ? new S3BucketReplicationConfigurationRuleDestinationEncryptionConfiguration { ReplicaKmsKeyId = replicaKey } : null,
        };
        if (props.TimeControl)
        {
            target.ReplicationTime = new S3BucketReplicationConfigurationRuleDestinationReplicationTime
            {
                Status = "Enabled",
                Time = new S3BucketReplicationConfigurationRuleDestinationReplicationTimeTime { Minutes = TimeControlMinutes },
            };
            target.Metrics = new S3BucketReplicationConfigurationRuleDestinationMetrics
            {
                Status = "Enabled",
                EventThreshold = new S3BucketReplicationConfigurationRuleDestinationMetricsEventThreshold { Minutes = TimeControlMinutes },
            };
        }

        _ = new S3BucketReplicationConfigurationA(this, "Rule", new S3BucketReplicationConfigurationAConfig
        {
            Provider = source.Placement.Provider,
            Bucket = source.Name,
            Role = role.Arn,
            Rule = new[]
            {
                new S3BucketReplicationConfigurationRule
                {
                    Id = RuleId,
                    Status = "Enabled",
                    Priority = 1,
                    Filter = new S3BucketReplicationConfigurationRuleFilter { Prefix = string.Empty },
                    DeleteMarkerReplication = new S3BucketReplicationConfigurationRuleDeleteMarkerReplication { Status = props.DeleteMarkers ? "Enabled" : "Disabled" },
                    SourceSelectionCriteria = source.KeyArn is null ? null : new S3BucketReplicationConfigurationRuleSourceSelectionCriteria
                    {
                        SseKmsEncryptedObjects = new S3BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects { Status = "Enabled" },
                    },
                    Destination = target,
                },
            },
            DependsOn = new ITerraformDependable[] { source.Versioning!, destination.Versioning! },
        });
    }

    /// <summary>ARN of the role that copies.</summary>
    public string RoleArn { get; }
}
