using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>The two places of what is replicated, each with the key of its data, or without where AWS keeps the keys.</summary>
/// <param name="Home">The region through which global things are managed.</param>
/// <param name="HomeKey">The key of its data.</param>
/// <param name="Other">The other region.</param>
/// <param name="OtherKey">The key of its data.</param>
internal sealed record GlobalSites(Placement Home, EncryptionKey? HomeKey, Placement Other, EncryptionKey? OtherKey)
{
    /// <summary>Declares a table that is in both.</summary>
    public GlobalTable Table(GlobalStack stack, string id, TableParts parts) => new(stack, id, new GlobalTableProps
    {
        Placement = Home,
        Name = parts.Name,
        Settings = parts.Capacity,
        PartitionKey = parts.PartitionKey,
        SortKey = parts.SortKey,
        ExpiryAttribute = parts.Expiry,
        KeyArn = HomeKey?.Arn,
        ReplicaRegion = Other.Region,
        ReplicaKeyArn = OtherKey?.Arn,
    });
}

/// <summary>What one table has of its own.</summary>
/// <param name="Name">The table.</param>
/// <param name="Capacity">Its capacity.</param>
/// <param name="PartitionKey">Name of the partition key, a string.</param>
internal sealed record TableParts(Named Name, TableSettings Capacity, string PartitionKey)
{
    /// <summary>Name of the sort key, a number; null: none.</summary>
    public string? SortKey { get; init; }

    /// <summary>Name of the attribute that says when an item may go; null: items stay.</summary>
    public string? Expiry { get; init; }
}
