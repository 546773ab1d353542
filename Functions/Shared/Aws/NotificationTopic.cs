namespace DrTerraform.Functions.Shared.Aws;

/// <summary>An SNS topic of this region.</summary>
public sealed class NotificationTopic(AwsQueryClient sns, string topicArn)
{
    /// <summary>The version of SNS's interface.</summary>
    public const string Version = "2010-03-31";

    /// <summary>Publishes a message (<c>sns:Publish</c>); it may arrive twice.</summary>
    /// <exception cref="AwsException">SNS refused or did not answer.</exception>
    public Task PublishAsync(string subject, string message, CancellationToken cancellation) => sns.CallAsync(
        "Publish",
        new Dictionary<string, string> { ["TopicArn"] = topicArn, ["Subject"] = subject, ["Message"] = message },
        repeatable: true,
        cancellation);
}
