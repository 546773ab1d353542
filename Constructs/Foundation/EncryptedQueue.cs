using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using HashiCorp.Cdktf.Providers.Aws.SqsQueuePolicy;

namespace DrTerraform.Constructs.Foundation;

/// <summary>What an <see cref="EncryptedQueue"/> is given.</summary>
public sealed record EncryptedQueueProps
{
    /// <summary>Where the queue goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The queue.</summary>
    public required Named Name { get; init; }

    /// <summary>The region's key: its ARN, or its alias from a stack that does not hold it.</summary>
    public required string Key { get; init; }

    /// <summary>Makes the statement that lets others send, from the queue's ARN. Null: only roles of this account that hold the right.</summary>
    public Func<string, Access>? Senders { get; init; }
}

/// <summary>A queue that is encrypted, reached by TLS only, and keeps what nobody has read for 14 days.</summary>
public sealed class EncryptedQueue : Construct
{
    private const int FourteenDays = 14 * 24 * 60 * 60;

    /// <summary>Declares the queue.</summary>
    public EncryptedQueue(Construct scope, string id, EncryptedQueueProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        Name = placement.Names.Of(props.Name);
        Arn = placement.Arn("sqs", Name);

        var queue = new SqsQueue(this, "Queue", new SqsQueueConfig
        {
            Provider = placement.Provider,
            Name = Name,
            MessageRetentionSeconds = FourteenDays,
            KmsMasterKeyId = props.Key,
            KmsDataKeyReusePeriodSeconds = 300,
        });
        var tlsOnly = new Access("TlsOnly", ["sqs:*"], [Arn]) { Who = Principal.Anybody, Deny = true }.When("Bool", "aws:SecureTransport", "false");
        Resource = new SqsQueuePolicy(this, "Policy", new SqsQueuePolicyConfig
        {
            Provider = placement.Provider,
            QueueUrl = queue.Url,
            Policy = PolicyDocument.Of(this, "Document", placement, props.Senders is { } senders ? [tlsOnly, senders(Arn)] : [tlsOnly]),
        });
    }

    /// <summary>The queue's policy, for senders that AWS refuses before they may send.</summary>
    public SqsQueuePolicy Resource { get; }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    /// <summary>The queue's ARN, built from its name.</summary>
    public string Arn { get; }
}
