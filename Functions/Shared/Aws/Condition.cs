namespace DrTerraform.Functions.Shared.Aws;

/// <summary>What must be true of the stored item for a write to happen.</summary>
/// <param name="Expression">DynamoDB's condition expression.</param>
/// <param name="Values">The values it names, with their leading colon.</param>
public sealed record Condition(string Expression, IReadOnlyDictionary<string, AttributeValue> Values);
