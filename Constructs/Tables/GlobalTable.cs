using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.DynamodbTable;

namespace DrTerraform.Constructs.Tables;

/// <summary>What a <see cref="GlobalTable"/> is given.</summary>
public sealed record GlobalTableProps
{
    /// <summary>The region through which the table is managed; it is writable in both.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The table's name, the same in both regions.</summary>
    public required Named Name { get; init; }

    /// <summary>Capacity.</summary>
    public required TableSettings Settings { get; init; }

    /// <summary>Name of the partition key, a string.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>Name of the sort key, a number. Null: none.</summary>
    public string? SortKey { get; init; }

    /// <summary>Name of the number attribute that says, in seconds since 1970, when an item may go. Null: items stay.</summary>
    public string? ExpiryAttribute { get; init; }

    /// <summary>ARN of the key in the managing region. Null: DynamoDB's own KMS key in each region.</summary>
    public string? KeyArn { get; init; }

    /// <summary>AWS's name of the other region.</summary>
    public required string ReplicaRegion { get; init; }

    /// <summary>ARN of the key in the other region. Null where <see cref="KeyArn"/> is.</summary>
    public string? ReplicaKeyArn { get; init; }
}

/// <summary>A DynamoDB global table: replicated within seconds, the last writer wins, point-in-time recovery in both regions.</summary>
/// <remarks>Stateful: the id "Table" is part of the contract.</remarks>
public sealed class GlobalTable : Construct
{
    /// <summary>Declares the table.</summary>
    public GlobalTable(Construct scope, string id, GlobalTableProps props)
        : base(scope, id)
    {
        var settings = props.Settings;
        var config = new DynamodbTableConfig
        {
            Provider = props.Placement.Provider,
            Name = props.Placement.Names.Of(props.Name),
            HashKey = props.PartitionKey,
            RangeKey = props.SortKey,
            Attribute = new[] { (props.PartitionKey, "S"), (props.SortKey, "N") }
                .Where(key => key.Item1 is not null)
                .Select(key => new DynamodbTableAttribute { Name = key.Item1!, Type = key.Item2 })
                .ToArray(),
            StreamEnabled = true,
            StreamViewType = "NEW_AND_OLD_IMAGES",
            PointInTimeRecovery = new DynamodbTablePointInTimeRecovery { Enabled = true },
            ServerSideEncryption = new DynamodbTableServerSideEncryption { Enabled = true, KmsKeyArn = props.KeyArn },
            DeletionProtectionEnabled = false,
            Replica = new[]
            {
                new DynamodbTableReplica
                {
                    RegionName = props.ReplicaRegion,
                    KmsKeyArn = props.ReplicaKeyArn,
                    PointInTimeRecovery = true,
                    PropagateTags = true,
                },
            },
        };
        if (props.ExpiryAttribute is { } expiry)
        {
            config.Ttl = new DynamodbTableTtl { Enabled = true, AttributeName = expiry };
        }

        if (settings.AutoScaling is { } scaling)
        {
            config.BillingMode = "PROVISIONED";
            config.ReadCapacity = scaling.Minimum;
            config.WriteCapacity = scaling.Minimum;
            config.Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = new[] { "read_capacity", "write_capacity" } };
        }
        else
        {
            config.BillingMode = "PAY_PER_REQUEST";
            config.OnDemandThroughput = settings is { MaximumReadUnits: null, MaximumWriteUnits: null } ? null : new DynamodbTableOnDemandThroughput
            {
                MaxReadRequestUnits = settings.MaximumReadUnits,
                MaxWriteRequestUnits = settings.MaximumWriteUnits,
            };
        }

        var table = new DynamodbTable(this, "Table", config);
        Name = table.Name;
        Arn = table.Arn;
        StreamArn = table.StreamArn;
        HashKey = props.PartitionKey;

        if (settings.AutoScaling is { } bounds)
        {
            _ = new TableScaling(this, "Scaling", new TableScalingProps { Placement = props.Placement, TableName = Name, Settings = bounds });
        }
    }

    /// <summary>The table's name, once the table exists.</summary>
    public string Name { get; }

    /// <summary>The table's ARN in the managing region.</summary>
    public string Arn { get; }

    /// <summary>ARN of the stream of changes in the managing region.</summary>
    public string StreamArn { get; }

    /// <summary>Name of the partition key.</summary>
    public string HashKey { get; }

    /// <summary>Rights on a table, or its replica, in a region.</summary>
    public static Access AccessTo(Placement placement, Named name, string sid, params string[] actions) =>
        new(sid, [.. actions.Select(action => $"dynamodb:{action}")], [placement.Arn("dynamodb", $"table/{placement.Names.Of(name)}")]);
}
