using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>The two places of what is replicated, each with the key of its data.</summary>
/// <param name="Home">The region through which global things are managed.</param>
/// <param name="HomeKey">The key of its data.</param>
/// <param name="Other">The other region.</param>
/// <param name="OtherKey">The key of its data.</param>
internal sealed record GlobalSites(Placement Home, EncryptionKey HomeKey, Placement Other, EncryptionKey OtherKey)
{
    /// <summary>Declares a table that is in both.</summary>
    public GlobalTable Table(GlobalStack stack, string id, Named name, TableSettings capacity, string partitionKey, string? expiry = null) => new(stack, id, new GlobalTableProps
    {
        Placement = Home,
        Name = name,
        Settings = capacity,
        PartitionKey = partitionKey,
        ExpiryAttribute = expiry,
        KeyArn = HomeKey.Arn,
        ReplicaRegion = Other.Region,
        ReplicaKeyArn = OtherKey.Arn,
    });
}
