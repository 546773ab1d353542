using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

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
    /// <summary>Declares the queue.</summary>
    public DeadLetterQueue(Construct scope, string id, DeadLetterQueueProps props)
        : base(scope, id)
    {
        var queue = new EncryptedQueue(this, "Queue", new EncryptedQueueProps { Placement = props.Placement, Name = Named.DeadLetters, Key = props.KeyArn });
        (Name, Arn) = (queue.Name, queue.Arn);
        Send = new Access("LeaveDeadLetters", ["sqs:SendMessage"], [Arn]);
    }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    /// <summary>The queue's ARN.</summary>
    public string Arn { get; }

    /// <summary>The right to leave a message.</summary>
    public Access Send { get; }
}
