namespace DrTerraform.Functions.Shared.Aws;

/// <summary>What DynamoDB says about tables in this region.</summary>
public sealed class TableDescriptions(AwsJsonClient dynamo)
{
    /// <summary>Describes a table (<c>dynamodb:DescribeTable</c>).</summary>
    /// <exception cref="AwsException">There is no such table, or DynamoDB does not answer.</exception>
    public async Task<TableDescription> DescribeAsync(string table, CancellationToken cancellation)
    {
        var output = await dynamo.CallAsync(
            "DescribeTable", new DescribeTableInput(table), AwsJsonContext.Default.DescribeTableInput, AwsJsonContext.Default.DescribeTableOutput, repeatable: true, cancellation);
        return output.Table;
    }
}
