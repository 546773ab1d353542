using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using HashiCorp.Cdktf.Providers.Aws.SqsQueuePolicy;

namespace DrTerraform.Constructs.Compute;

/// <summary>What a <see cref="DeadLetterQueue"/> is given.</summary>
public sealed record DeadLetterQueueProps
{
    /// <summary>Where the queue goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }
}

/// <summary>Where a region's functions leave what they could not do.</summary>
public sealed class DeadLetterQueue : Construct
{
    private const int FourteenDays = 14 * 24 * 60 * 60;

    /// <summary>Declares the queue.</summary>
    public DeadLetterQueue(Construct scope, string id, DeadLetterQueueProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        Name = placement.Names.Of(Named.DeadLetters);
        Arn = placement.Arn("sqs", Name);
        Send = new Access("LeaveDeadLetters", ["sqs:SendMessage"], [Arn]);

        var queue = new SqsQueue(this, "Queue", new SqsQueueConfig
        {
            Provider = placement.Provider,
            Name = Name,
            MessageRetentionSeconds = FourteenDays,
            KmsMasterKeyId = props.KeyArn,
            KmsDataKeyReusePeriodSeconds = 300,
        });
        _ = new SqsQueuePolicy(this, "Policy", new SqsQueuePolicyConfig
        {
            Provider = placement.Provider,
            QueueUrl = queue.Url,
            Policy = PolicyDocument.Of(
                new Access("TlsOnly", ["sqs:*"], [Arn]) { Who = Principal.Anybody, Deny = true }.When("Bool", "aws:SecureTransport", "false")),
        });
    }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    /// <summary>The queue's ARN.</summary>
    public string Arn { get; }

    /// <summary>The right to leave a message.</summary>
    public Access Send { get; }
}
