namespace DrTerraform.Functions.Shared.Aws;

/// <summary>One DynamoDB table with a text partition key.</summary>
public sealed class DynamoTable(AwsJsonClient dynamo, string table, string keyAttribute)
{
    private const string ConditionFailed = "ConditionalCheckFailedException";

    /// <summary>The item, read consistently within the region, or null when there is none.</summary>
    public async Task<IReadOnlyDictionary<string, AttributeValue>?> GetAsync(string key, CancellationToken cancellation)
    {
        var input = new GetItemInput { TableName = table, Key = KeyOf(key), ConsistentRead = true };
        var output = await dynamo.CallAsync(
            "GetItem", input, AwsJsonContext.Default.GetItemInput, AwsJsonContext.Default.GetItemOutput, repeatable: true, cancellation);
        return output.Item;
    }

    /// <summary>Writes the item if the condition holds, or in any case without one; says whether it did.</summary>
    public async Task<bool> PutAsync(IReadOnlyDictionary<string, AttributeValue> item, Condition? condition, CancellationToken cancellation)
    {
        var input = new PutItemInput
        {
            TableName = table,
            Item = new Dictionary<string, AttributeValue>(item),
            ConditionExpression = condition?.Expression,
            ExpressionAttributeValues = ValuesOf(condition),
        };
        try
        {
            _ = await dynamo.CallAsync(
                "PutItem", input, AwsJsonContext.Default.PutItemInput, AwsJsonContext.Default.EmptyOutput, repeatable: condition is null, cancellation);
            return true;
        }
        catch (AwsException problem) when (problem.Code == ConditionFailed)
        {
            return false;
        }
    }

    /// <summary>Deletes the item if the condition holds, or in any case without one; says whether it did.</summary>
    public async Task<bool> DeleteAsync(string key, Condition? condition, CancellationToken cancellation)
    {
        var input = new DeleteItemInput
        {
            TableName = table,
            Key = KeyOf(key),
            ConditionExpression = condition?.Expression,
            ExpressionAttributeValues = ValuesOf(condition),
        };
        try
        {
            _ = await dynamo.CallAsync(
                "DeleteItem", input, AwsJsonContext.Default.DeleteItemInput, AwsJsonContext.Default.EmptyOutput, repeatable: condition is null, cancellation);
            return true;
        }
        catch (AwsException problem) when (problem.Code == ConditionFailed)
        {
            return false;
        }
    }

    // DynamoDB refuses an empty map.
    private static Dictionary<string, AttributeValue>? ValuesOf(Condition? condition) =>
        condition is { Values.Count: > 0 } ? new Dictionary<string, AttributeValue>(condition.Values) : null;

    private Dictionary<string, AttributeValue> KeyOf(string key) => new() { [keyAttribute] = AttributeValue.Text(key) };
}
