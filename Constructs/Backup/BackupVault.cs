using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using Provider = HashiCorp.Cdktf.Providers.Aws.BackupVault;

namespace DrTerraform.Constructs.Backup;

/// <summary>What a <see cref="BackupVault"/> is given.</summary>
public sealed record BackupVaultProps
{
    /// <summary>Where the vault goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>ARN of the region's data key.</summary>
    public required string KeyArn { get; init; }
}

/// <summary>A region's vault: holds its own backups and the copies of the other region's.</summary>
/// <remarks>Stateful: the id "Vault" is part of the contract.</remarks>
public sealed class BackupVault : Construct
{
    /// <summary>Declares the vault.</summary>
    public BackupVault(Construct scope, string id, BackupVaultProps props)
        : base(scope, id)
    {
        var vault = new Provider.BackupVault(this, "Vault", new Provider.BackupVaultConfig
        {
            Provider = props.Placement.Provider,
            Name = props.Placement.Names.Of(Named.BackupVault),
            KmsKeyArn = props.KeyArn,
            ForceDestroy = true,
        });
        Name = vault.Name;
        Arn = vault.Arn;
    }

    /// <summary>The vault's name.</summary>
    public string Name { get; }

    /// <summary>The vault's ARN.</summary>
    public string Arn { get; }
}
