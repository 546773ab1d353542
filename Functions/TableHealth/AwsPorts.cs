using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.TableHealth;

/// <summary>DynamoDB and SNS of this region.</summary>
internal sealed class AwsPorts(TableDescriptions tables, NotificationTopic topic) : ITables, ITopic
{
    public Task<TableDescription> DescribeAsync(string table, CancellationToken cancellation) => tables.DescribeAsync(table, cancellation);

    public Task PublishAsync(string subject, string message, CancellationToken cancellation) => topic.PublishAsync(subject, message, cancellation);
}
