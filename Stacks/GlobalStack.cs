using DrTerraform.Constructs.Backup;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Storage;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>What is replicated, or exists once: keys of the data, global tables, the global database's frame, the zone, backups.</summary>
public sealed class GlobalStack : TerraformStack
{
    /// <summary>The stack's id.</summary>
    public const string Id = "global";

    /// <summary>Declares the stack.</summary>
    public GlobalStack(Construct scope, DrSettings settings)
        : base(scope, Id)
    {
        RootModule.RequireTerraform(this, settings);
        RootModule.KeepStateInS3(this, settings, Id);
        var primary = Placement.Declare(this, settings, RegionProfile.Primary);
        var secondary = Placement.Declare(this, settings, RegionProfile.Secondary);

        var primaryKey = DataKey("PrimaryKey", primary);
        var secondaryKey = DataKey("SecondaryKey", secondary);

        var sites = new GlobalSites(primary, primaryKey, secondary, secondaryKey);
        var payments = settings.Database is { } database ? new PaymentData(this, sites, settings, database) : null;

        if (settings.Documents is { } documents)
        {
            var source = new SecureBucket(this, "PrimaryDocuments", DocumentBucket(primary, primaryKey, documents));
            var destination = new SecureBucket(this, "SecondaryDocuments", DocumentBucket(secondary, secondaryKey, documents));
            Replicate("DocumentReplication", source, destination);
            if (documents.ReplicateBack)
            {
                Replicate("DocumentReplicationBack", destination, source);
            }

            Outputs.Publish(this, new Dictionary<string, object>
            {
                ["primary_documents_bucket"] = source.Name,
                ["secondary_documents_bucket"] = destination.Name,
            });

            void Replicate(string id, SecureBucket from, SecureBucket to) => _ = new BucketReplication(this, id, new BucketReplicationProps
            {
                Purpose = "documents",
                Source = from,
                Destination = to,
                DeleteMarkers = documents.ReplicateDeleteMarkers,
                TimeControl = documents.ReplicationTimeControl,
            });
        }

        var zone = new HostedZone(this, "Zone", new HostedZoneProps { Placement = primary, Domain = settings.Dns.Domain });
        ZoneId = zone.Id;

        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["zone_id"] = zone.Id,
            ["zone_name_servers"] = zone.NameServers,
            ["primary_data_key_arn"] = primaryKey.Arn,
            ["secondary_data_key_arn"] = secondaryKey.Arn,
        });
        Outputs.Publish(this, payments?.Outputs ?? new Dictionary<string, object>());
        if (settings.Backup is { } backup)
        {
            BackUp(sites, backup, placement => payments is null ? [] : PaymentData.BackedUpIn(placement));
        }
    }

    /// <summary>Id of the hosted zone.</summary>
    public string ZoneId { get; }

    private void BackUp(GlobalSites sites, BackupSettings settings, Func<Placement, IReadOnlyList<string>> resources)
    {
        var primaryVault = new BackupVault(this, "PrimaryVault", new BackupVaultProps { Placement = sites.Home, KeyArn = sites.HomeKey.Arn });
        var secondaryVault = new BackupVault(this, "SecondaryVault", new BackupVaultProps { Placement = sites.Other, KeyArn = sites.OtherKey.Arn });
        Schedule("PrimaryBackup", sites.Home, primaryVault, secondaryVault);
        Schedule("SecondaryBackup", sites.Other, secondaryVault, primaryVault);

        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["primary_backup_vault_arn"] = primaryVault.Arn,
            ["secondary_backup_vault_arn"] = secondaryVault.Arn,
        });

        void Schedule(string id, Placement placement, BackupVault vault, BackupVault copyTo) => _ = new BackupSchedule(this, id, new BackupScheduleProps
        {
            Placement = placement,
            Settings = settings,
            Vault = vault,
            CopyTo = copyTo,
            Resources = resources(placement),
        });
    }

    private EncryptionKey DataKey(string id, Placement placement) => new(this, id, new EncryptionKeyProps
    {
        Placement = placement,
        Name = Named.DataKey,
        Through = ["dynamodb", "secretsmanager", "s3", "backup"],
    });

    private static SecureBucketProps DocumentBucket(Placement placement, EncryptionKey key, DocumentSettings settings) => new()
    {
        Placement = placement,
        Name = Named.Documents,
        KeyArn = key.Arn,
        Versioning = settings.Versioning,
    };
}
