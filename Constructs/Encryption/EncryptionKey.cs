using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.KmsAlias;
using HashiCorp.Cdktf.Providers.Aws.KmsKey;

namespace DrTerraform.Constructs.Encryption;

/// <summary>What an <see cref="EncryptionKey"/> is given.</summary>
public sealed record EncryptionKeyProps
{
    /// <summary>Where the key goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The key's name; its alias carries <c>alias/</c> in front.</summary>
    public required Named Name { get; init; }

    /// <summary>
    /// Services through which the account's principals use the key, e.g. <c>rds</c>. Such use needs no statement in their roles, so a
    /// stack can use the key without knowing its ARN.
    /// </summary>
    public required IReadOnlyList<string> Through { get; init; }

    /// <summary>Services that use the key by themselves to deliver to an encrypted queue or topic, e.g. <c>cloudwatch.amazonaws.com</c>.</summary>
    public IReadOnlyList<string> Deliverers { get; init; } = [];
}

/// <summary>A rotated key of one region. No region depends on another's key.</summary>
/// <remarks>Stateful: data encrypted under the key is lost with it, after a window of 7 days.</remarks>
public sealed class EncryptionKey : Construct
{
    private static readonly string[] Use =
        ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"];

    // Said not to tell KMS for which account it delivers. Not tried on AWS: a statement without a condition works either way.
    private const string EventBridge = "events.amazonaws.com";

    // In a key's policy "*" is the key itself.
    private static readonly string[] ThisKey = ["*"];

    /// <summary>Declares the key and its alias.</summary>
    public EncryptionKey(Construct scope, string id, EncryptionKeyProps props)
        : base(scope, id)
    {
        var (_, region, provider, names, account) = props.Placement;
        var through = props.Through.Select(service => $"{service}.{region}.amazonaws.com").ToArray();

        var statements = new List<Access>
        {
            new("Account", ["kms:*"], ThisKey) { Who = new Principal("AWS", props.Placement.GlobalArn("iam", "root")) },
            new Access("UseThroughServices", Use, ThisKey) { Who = Principal.Anybody }
                .When("StringEquals", "kms:CallerAccount", account)
                .When("StringEquals", "kms:ViaService", through),
            new Access("GrantToServices", ["kms:CreateGrant"], ThisKey) { Who = Principal.Anybody }
                .When("StringEquals", "kms:CallerAccount", account)
                .When("StringEquals", "kms:ViaService", through)
                .When("Bool", "kms:GrantIsForAWSResource", "true"),
            new Access("EncryptLogs", Use, ThisKey) { Who = Principal.Service($"logs.{region}.amazonaws.com") }
                .When("ArnLike", "kms:EncryptionContext:aws:logs:arn", props.Placement.Arn("logs", "*")),
        };
        if (props.Deliverers.Where(service => service != EventBridge).ToArray() is { Length: > 0 } deliverers)
        {
            statements.Add(Deliver("DeliverEncrypted", deliverers).When("StringEquals", "aws:SourceAccount", account));
        }

        if (props.Deliverers.Contains(EventBridge))
        {
            statements.Add(Deliver("DeliverEvents", EventBridge));
        }

        var key = new KmsKey(this, "Key", new KmsKeyConfig
        {
            Provider = provider,
            Description = names.Of(props.Name),
            EnableKeyRotation = true,
            DeletionWindowInDays = 7,
            Policy = PolicyDocument.Of(this, "Document", props.Placement, statements),
        });
        Id = key.KeyId;
        _ = new KmsAlias(this, "Alias", new KmsAliasConfig
        {
            Provider = provider,
            Name = AliasOf(names, props.Name),
            TargetKeyId = Id,
        });

        Arn = key.Arn;
    }

    /// <summary>The key's id.</summary>
    public string Id { get; }

    /// <summary>The key's ARN.</summary>
    public string Arn { get; }

    /// <summary>The alias by which another stack names a key of the same region.</summary>
    public static string AliasOf(Names names, Named name) => $"alias/{names.Of(name)}";

    private static Access Deliver(string sid, params IReadOnlyList<string> services) =>
        new(sid, ["kms:Decrypt", "kms:GenerateDataKey"], ThisKey) { Who = Principal.Service(services) };
}
