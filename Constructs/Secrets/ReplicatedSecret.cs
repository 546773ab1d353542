using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SecretsmanagerSecret;
using HashiCorp.Cdktf.Providers.Aws.SecretsmanagerSecretVersion;

namespace DrTerraform.Constructs.Secrets;

/// <summary>What a <see cref="ReplicatedSecret"/> is given.</summary>
public sealed record ReplicatedSecretProps
{
    /// <summary>The region where the secret is born.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The secret's name, the same in both regions.</summary>
    public required Named Name { get; init; }

    /// <summary>AWS's name of the region that gets the replica.</summary>
    public required string ReplicaRegion { get; init; }

    /// <summary>Alias of the key that encrypts the secret at home.</summary>
    public required string KeyAlias { get; init; }

    /// <summary>Alias of the key, in the replica's region, that encrypts the replica.</summary>
    public required string ReplicaKeyAlias { get; init; }

    /// <summary>The value that the secret holds.</summary>
    public required GeneratedPassword Password { get; init; }

    /// <summary>The JSON document of the secret, given the value.</summary>
    public required Func<string, string> Document { get; init; }
}

/// <summary>
/// A secret with a replica in the other region, so that a promoted region reads its credentials at home. Nothing writes the replica
/// during a failover.
/// </summary>
public sealed class ReplicatedSecret : Construct
{
    /// <summary>Declares the secret.</summary>
    public ReplicatedSecret(Construct scope, string id, ReplicatedSecretProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var secret = new SecretsmanagerSecret(this, "Secret", new SecretsmanagerSecretConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(props.Name),
            KmsKeyId = props.KeyAlias,

            // Without a window the name is free again at once, so a destroyed deployment can be built anew.
            RecoveryWindowInDays = 0,
            ForceOverwriteReplicaSecret = true,
            Replica = new[] { new SecretsmanagerSecretReplica { Region = props.ReplicaRegion, KmsKeyId = props.ReplicaKeyAlias } },
        });

        var document = props.Document(props.Password.Value);
        var version = new SecretsmanagerSecretVersionConfig { Provider = placement.Provider, SecretId = secret.Id };
        if (props.Password.IsWriteOnly)
        {
            version.SecretStringWo = document;
            version.SecretStringWoVersion = props.Password.Generation;
        }
        else
        {
            version.SecretString = document;
        }

        _ = new SecretsmanagerSecretVersion(this, "Value", version);
    }

    /// <summary>The right to read the secret, or its replica, in a region. Secrets Manager ends an ARN with six characters of its own.</summary>
    public static Access ReadOf(Placement placement, Named name, string sid) =>
        new(sid, ["secretsmanager:GetSecretValue"], [placement.Arn("secretsmanager", $"secret:{placement.Names.Of(name)}-??????")]);
}
