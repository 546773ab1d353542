namespace DrTerraform.Functions.Shared.Aws;

internal sealed record GetItemInput
{
    public required string TableName { get; init; }

    public required Dictionary<string, AttributeValue> Key { get; init; }

    public required bool ConsistentRead { get; init; }
}

internal sealed record GetItemOutput
{
    public Dictionary<string, AttributeValue>? Item { get; init; }
}

internal sealed record PutItemInput
{
    public required string TableName { get; init; }

    public required Dictionary<string, AttributeValue> Item { get; init; }

    public required string? ConditionExpression { get; init; }

    public required Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }
}

internal sealed record DeleteItemInput
{
    public required string TableName { get; init; }

    public required Dictionary<string, AttributeValue> Key { get; init; }

    public required string? ConditionExpression { get; init; }

    public required Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }
}

internal sealed record EmptyOutput;
