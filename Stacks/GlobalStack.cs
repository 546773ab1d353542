using DrTerraform.Constructs.Backup;
using DrTerraform.Constructs.Dns;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
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

        var hasOwnKeys = settings.DataEncryption == DataEncryption.OwnKeys;
        var sites = new GlobalSites(primary, hasOwnKeys ? DataKey("PrimaryKey", primary) : null, secondary, hasOwnKeys ? DataKey("SecondaryKey", secondary) : null);

        var zone = new HostedZone(this, "Zone", new HostedZoneProps { Placement = primary, Domain = settings.Dns.Domain });
        ZoneId = zone.Id;
        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["zone_id"] = zone.Id,
            ["zone_name"] = settings.Dns.Domain,
            ["zone_name_servers"] = zone.NameServers,
        });

        var payments = settings.Database is { } database ? new PaymentData(this, sites, settings, database) : null;
        Outputs.Publish(this, payments?.Outputs ?? new Dictionary<string, object>());
        if (settings.Transactions is { } transactions)
        {
            Transact(sites, transactions);
        }

        if (settings.Documents is { } documents)
        {
            _ = new DocumentData(this, sites, documents);
        }

        if (sites is { HomeKey: { } homeKey, OtherKey: { } otherKey })
        {
            Outputs.Publish(this, new Dictionary<string, object> { ["primary_data_key_arn"] = homeKey.Arn, ["secondary_data_key_arn"] = otherKey.Arn });
            if (settings.Backup is { } backup)
            {
                var vaults = (new BackupVault(this, "PrimaryVault", new BackupVaultProps { Placement = primary, KeyArn = homeKey.Arn }),
                    new BackupVault(this, "SecondaryVault", new BackupVaultProps { Placement = secondary, KeyArn = otherKey.Arn }));
                BackUp(sites, backup, vaults, placement => payments is null ? [] : PaymentData.BackedUpIn(placement));
            }
        }
    }

    /// <summary>Id of the hosted zone.</summary>
    public string ZoneId { get; }

    private void Transact(GlobalSites sites, TransactionSettings settings)
    {
        var table = sites.Table(this, "Transactions", new TableParts(Named.Transactions, settings.Table, "transaction_id") { SortKey = "timestamp" });
        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["transactions_table"] = table.Name,
            ["transactions_table_arn"] = table.Arn,
            ["transactions_stream_arn"] = table.StreamArn,
        });
    }

    private void BackUp(GlobalSites sites, BackupSettings settings, (BackupVault Home, BackupVault Other) vaults, Func<Placement, IReadOnlyList<string>> resources)
    {
        Schedule("PrimaryBackup", sites.Home, vaults.Home, vaults.Other);
        Schedule("SecondaryBackup", sites.Other, vaults.Other, vaults.Home);
        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["primary_backup_vault_arn"] = vaults.Home.Arn,
            ["secondary_backup_vault_arn"] = vaults.Other.Arn,
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
}
