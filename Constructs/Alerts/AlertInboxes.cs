using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicSubscription;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What <see cref="AlertInboxes"/> are given.</summary>
public sealed record AlertInboxesProps
{
    /// <summary>The regions, each with a topic and a queue.</summary>
    public required IReadOnlyList<Placement> Placements { get; init; }

    /// <summary>Makes the alias of a region's key, whose policy lets <see cref="AlertInboxes.Deliverers"/> use it.</summary>
    public required Func<Placement, string> KeyAlias { get; init; }
}

/// <summary>
/// A queue in each region that receives what the topics of all regions say: when a region is lost, its last notifications are kept in the others.
/// </summary>
public sealed class AlertInboxes : Construct
{
    /// <summary>AWS services that write to the queues; the keys of the queues must let them.</summary>
    public static readonly IReadOnlyList<string> Deliverers = ["sns.amazonaws.com"];

    /// <summary>Declares queues and subscriptions.</summary>
    public AlertInboxes(Construct scope, string id, AlertInboxesProps props)
        : base(scope, id)
    {
        var topics = props.Placements.Select(AlertTopic.ArnIn).ToArray();
        foreach (var placement in props.Placements)
        {
            var inbox = new EncryptedQueue(this, $"Inbox-{placement.Alias}", new EncryptedQueueProps
            {
                Placement = placement,
                Name = Named.AlertInbox,
                Key = props.KeyAlias(placement),
                Senders = queue => new Access("Notify", ["sqs:SendMessage"], [queue]) { Who = Principal.Service([.. Deliverers]) }.When("ArnEquals", "aws:SourceArn", topics),
            });

            // A subscription lives in the region of its topic, wherever the queue is.
            foreach (var from in props.Placements)
            {
                _ = new SnsTopicSubscription(this, $"From-{from.Alias}-To-{placement.Alias}", new SnsTopicSubscriptionConfig
                {
                    Provider = from.Provider,
                    TopicArn = AlertTopic.ArnIn(from),
                    Protocol = "sqs",
                    Endpoint = inbox.Arn,
                    RawMessageDelivery = true,
                    DependsOn = new ITerraformDependable[] { inbox.Resource },
                });
            }
        }
    }
}
