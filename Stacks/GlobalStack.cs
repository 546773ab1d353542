using DrTerraform.Constructs.Backup;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Storage;
using DrTerraform.Constructs.Tables;
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

        var sessions = Table("Sessions", Named.Sessions, settings.Sessions, partitionKey: "session_id", expiry: "expires_at");
        var control = Table("Control", Named.Control, new TableSettings(), partitionKey: "id", expiry: null);
        _ = new RoleRecord(this, "FirstRole", new RoleRecordProps { Placement = primary, Table = control, ActiveRegion = primary.Region });

        var database = new GlobalDatabase(this, "Database", new GlobalDatabaseProps { Placement = primary, Settings = settings.Database });

        if (settings.Documents is { } documents)
        {
            var source = new SecureBucket(this, "PrimaryDocuments", DocumentBucket(primary, primaryKey, documents));
            var destination = new SecureBucket(this, "SecondaryDocuments", DocumentBucket(secondary, secondaryKey, documents));
            _ = new BucketReplication(this, "DocumentReplication", new BucketReplicationProps
            {
                Purpose = "documents",
                Source = source,
                Destination = destination,
                DeleteMarkers = documents.ReplicateDeleteMarkers,
                TimeControl = documents.ReplicationTimeControl,
            });
        }

        var zone = new HostedZone(this, "Zone", new HostedZoneProps { Placement = primary, Domain = settings.Dns.Domain });
        ZoneId = zone.Id;

        var primaryVault = new BackupVault(this, "PrimaryVault", new BackupVaultProps { Placement = primary, KeyArn = primaryKey.Arn });
        var secondaryVault = new BackupVault(this, "SecondaryVault", new BackupVaultProps { Placement = secondary, KeyArn = secondaryKey.Arn });
        Backup("PrimaryBackup", primary, primaryVault, secondaryVault);
        Backup("SecondaryBackup", secondary, secondaryVault, primaryVault);

        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["sessions_table"] = sessions.Name,
            ["control_table"] = control.Name,
            ["database_global_endpoint"] = database.Endpoint,
            ["zone_id"] = zone.Id,
            ["zone_name_servers"] = zone.NameServers,
            ["primary_data_key_arn"] = primaryKey.Arn,
            ["secondary_data_key_arn"] = secondaryKey.Arn,
            ["primary_backup_vault_arn"] = primaryVault.Arn,
            ["secondary_backup_vault_arn"] = secondaryVault.Arn,
        });

        GlobalTable Table(string id, Named name, TableSettings capacity, string partitionKey, string? expiry) => new(this, id, new GlobalTableProps
        {
            Placement = primary,
            Name = name,
            Settings = capacity,
            PartitionKey = partitionKey,
            ExpiryAttribute = expiry,
            KeyArn = primaryKey.Arn,
            ReplicaRegion = secondary.Region,
            ReplicaKeyArn = secondaryKey.Arn,
        });

        void Backup(string id, Placement placement, BackupVault vault, BackupVault copyTo) => _ = new BackupSchedule(this, id, new BackupScheduleProps
        {
            Placement = placement,
            Settings = settings.Backup,
            Vault = vault,
            CopyTo = copyTo,
            Resources =
            [
                placement.Arn("rds", $"cluster:{placement.Names.Of(Named.Database)}"),
                placement.Arn("dynamodb", $"table/{placement.Names.Of(Named.Sessions)}"),
                placement.Arn("dynamodb", $"table/{placement.Names.Of(Named.Control)}"),
            ],
        });
    }

    /// <summary>Id of the hosted zone.</summary>
    public string ZoneId { get; }

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
