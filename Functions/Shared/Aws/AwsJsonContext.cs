using System.Text.Json.Serialization;

namespace DrTerraform.Functions.Shared.Aws;

internal sealed record AwsErrorBody([property: JsonPropertyName("__type")] string? Type);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AwsErrorBody))]
[JsonSerializable(typeof(GetItemInput))]
[JsonSerializable(typeof(GetItemOutput))]
[JsonSerializable(typeof(PutItemInput))]
[JsonSerializable(typeof(DeleteItemInput))]
[JsonSerializable(typeof(DescribeTableInput))]
[JsonSerializable(typeof(DescribeTableOutput))]
[JsonSerializable(typeof(EmptyOutput))]
[JsonSerializable(typeof(GetSecretValueInput))]
[JsonSerializable(typeof(GetSecretValueOutput))]
internal sealed partial class AwsJsonContext : JsonSerializerContext;
