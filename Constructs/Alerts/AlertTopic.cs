using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SnsTopic;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicPolicy;
using HashiCorp.Cdktf.Providers.Aws.SnsTopicSubscription;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What an <see cref="AlertTopic"/> is given.</summary>
public sealed record AlertTopicProps
{
    /// <summary>Where the topic goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Who is told.</summary>
    public required AlarmSettings Settings { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }
}

/// <summary>A region's own topic: an alarm cannot notify across regions, and must not need the other one.</summary>
public sealed class AlertTopic : Construct
{
    /// <summary>AWS services that publish to the topic by themselves; the key of the topic must let them.</summary>
    public static readonly IReadOnlyList<string> Publishers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"];

    // Said to meet no condition in a topic's policy. Not tried on AWS: a statement without one works either way.
    private const string EventBridge = "events.amazonaws.com";

    /// <summary>Declares the topic.</summary>
    public AlertTopic(Construct scope, string id, AlertTopicProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        Arn = ArnIn(placement);
        Tell = new Access("Tell", ["sns:Publish"], [Arn]);

        var topic = new SnsTopic(this, "Topic", new SnsTopicConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.Alerts),
            KmsMasterKeyId = props.KeyArn,
        });
        Resource = new SnsTopicPolicy(this, "Policy", new SnsTopicPolicyConfig
        {
            Provider = placement.Provider,
            Arn = topic.Arn,
            Policy = PolicyDocument.Of(
                this, "Document", placement,
                Publish("Publish", [.. Publishers.Where(service => service != EventBridge)]).When("StringEquals", "aws:SourceAccount", placement.AccountId),
                Publish("PublishEvents", EventBridge),
                new Access("TlsOnly", ["sns:Publish"], [Arn]) { Who = Principal.Anybody, Deny = true }.When("Bool", "aws:SecureTransport", "false")),
        });
        foreach (var (email, index) in props.Settings.Emails.Select((email, index) => (email, index)))
        {
            _ = new SnsTopicSubscription(this, $"Email{index}", new SnsTopicSubscriptionConfig
            {
                Provider = placement.Provider,
                TopicArn = topic.Arn,
                Protocol = "email",
                Endpoint = email,
            });
        }
    }

    /// <summary>The topic's policy, for publishers that AWS refuses before they may publish.</summary>
    public SnsTopicPolicy Resource { get; }

    /// <summary>The topic's ARN, built from its name.</summary>
    public string Arn { get; }

    /// <summary>The right to publish.</summary>
    public Access Tell { get; }

    /// <summary>The ARN of a region's topic.</summary>
    public static string ArnIn(Placement placement) => placement.Arn("sns", placement.Names.Of(Named.Alerts));

    private Access Publish(string sid, params IReadOnlyList<string> services) => new(sid, ["sns:Publish"], [Arn]) { Who = Principal.Service(services) };
}
