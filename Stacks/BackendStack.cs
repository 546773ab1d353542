using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.State;
using DrTerraform.Constructs.Storage;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>Where the other stacks keep their state. Applied once, before all others; its own small state is a local file.</summary>
public sealed class BackendStack : TerraformStack
{
    /// <summary>The stack's id.</summary>
    public const string Id = "backend";

    /// <summary>Declares the stack.</summary>
    public BackendStack(Construct scope, DrSettings settings)
        : base(scope, Id)
    {
        RootModule.RequireTerraform(this, settings);

        // Beside the folder that synthesis empties.
        _ = new LocalBackend(this, new LocalBackendConfig { Path = "../../../terraform.backend.tfstate" });

        var primary = Placement.Declare(this, settings, RegionProfile.Primary);
        var secondary = Placement.Declare(this, settings, RegionProfile.Secondary);
        var (home, copy) = settings.StateRegion == secondary.Region
            ? (secondary, primary)
            : (Placement.Declare(this, settings, "state", settings.StateRegion, RootModule.StateLabel(settings)), secondary);

        var homeKey = Key("State", home);
        var homeBucket = Bucket("State", home, homeKey);
        var copyBucket = Bucket("Copy", copy, Key("Copy", copy));
        _ = new BucketReplication(this, "Replication", new BucketReplicationProps { Purpose = "tfstate", Source = homeBucket, Destination = copyBucket });
        var locks = new LockTable(this, "Locks", new LockTableProps { Placement = home, KeyArn = homeKey.Arn });

        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["state_bucket"] = homeBucket.Name,
            ["state_bucket_copy"] = copyBucket.Name,
            ["state_lock_table"] = locks.Name,
            ["state_region"] = home.Region,
        });
    }

    private EncryptionKey Key(string id, Placement placement) =>
        new(this, $"{id}Key", new EncryptionKeyProps { Placement = placement, Name = Named.StateKey, Through = ["s3", "dynamodb"] });

    private SecureBucket Bucket(string id, Placement placement, EncryptionKey key) =>
        new(this, id, new SecureBucketProps { Placement = placement, Name = Named.State, KeyArn = key.Arn });
}
