namespace DrTerraform.Settings;

/// <summary>Where Terraform keeps its state, and what locks it.</summary>
public sealed record StateSettings
{
    /// <summary>
    /// AWS's name of the region that holds the state bucket. Null: the secondary, so that the surviving region can still be planned
    /// and applied with the primary gone. Any region but the primary is allowed.
    /// </summary>
    [AwsRegion]
    public string? Region { get; init; }

    /// <summary>What keeps two Terraform runs apart.</summary>
    public StateLock Lock { get; init; } = StateLock.Dynamodb;
}

/// <summary>How the S3 backend locks.</summary>
public enum StateLock
{
    /// <summary>By an item in a DynamoDB table. Works with Terraform 1.5; deprecated by HashiCorp since 1.11.</summary>
    Dynamodb,

    /// <summary>By a lock file in the bucket (<c>use_lockfile</c>). Needs Terraform 1.10.</summary>
    S3,

    /// <summary>Both, for the time of a migration. Needs Terraform 1.10.</summary>
    Both,
}
