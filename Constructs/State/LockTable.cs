using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.DynamodbTable;

namespace DrTerraform.Constructs.State;

/// <summary>What a <see cref="LockTable"/> is given.</summary>
public sealed record LockTableProps
{
    /// <summary>The region of the state bucket.</summary>
    public required Placement Placement { get; init; }

    /// <summary>ARN of the region's key for state.</summary>
    public required string KeyArn { get; init; }
}

/// <summary>The table in which Terraform's S3 backend keeps two runs apart.</summary>
public sealed class LockTable : Construct
{
    /// <summary>Declares the table.</summary>
    public LockTable(Construct scope, string id, LockTableProps props)
        : base(scope, id)
    {
        Name = props.Placement.Names.Of(Named.StateLock);
        _ = new DynamodbTable(this, "Table", new DynamodbTableConfig
        {
            Provider = props.Placement.Provider,
            Name = Name,
            BillingMode = "PAY_PER_REQUEST",

            // The name that Terraform's S3 backend asks for.
            HashKey = "LockID",
            Attribute = new[] { new DynamodbTableAttribute { Name = "LockID", Type = "S" } },
            PointInTimeRecovery = new DynamodbTablePointInTimeRecovery { Enabled = true },
            ServerSideEncryption = new DynamodbTableServerSideEncryption { Enabled = true, KmsKeyArn = props.KeyArn },
            DeletionProtectionEnabled = false,
        });
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }
}
