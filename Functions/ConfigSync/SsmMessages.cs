using System.Text.Json.Serialization;

namespace DrTerraform.Functions.ConfigSync;

internal sealed record GetParametersByPathInput(string Path, bool Recursive, bool WithDecryption, int MaxResults, string? NextToken);

internal sealed record GetParametersByPathOutput(IReadOnlyList<SsmParameter>? Parameters, string? NextToken);

internal sealed record GetParametersInput(IReadOnlyList<string> Names, bool WithDecryption);

internal sealed record GetParametersOutput(IReadOnlyList<SsmParameter>? Parameters);

internal sealed record DescribeParametersInput(IReadOnlyList<ParameterFilter> ParameterFilters, int MaxResults, string? NextToken);

internal sealed record ParameterFilter(string Key, string Option, IReadOnlyList<string> Values);

internal sealed record DescribeParametersOutput(IReadOnlyList<SsmMetadata>? Parameters, string? NextToken);

internal sealed record PutParameterInput(string Name, string Value, string Type, string? KeyId, string Tier, string DataType, string Description, bool Overwrite);

internal sealed record PutParameterOutput(long Version);

internal sealed record DeleteParameterInput(string Name);

internal sealed record DeleteParameterOutput;

// LastModifiedDate counts seconds since 1970, with milliseconds behind the point.
internal sealed record SsmParameter(string Name, string Value, string Type, long Version, double LastModifiedDate, string? DataType);

internal sealed record SsmMetadata(string Name, long Version, string? Description, string? Tier);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetParametersByPathInput))]
[JsonSerializable(typeof(GetParametersByPathOutput))]
[JsonSerializable(typeof(GetParametersInput))]
[JsonSerializable(typeof(GetParametersOutput))]
[JsonSerializable(typeof(DescribeParametersInput))]
[JsonSerializable(typeof(DescribeParametersOutput))]
[JsonSerializable(typeof(PutParameterInput))]
[JsonSerializable(typeof(PutParameterOutput))]
[JsonSerializable(typeof(DeleteParameterInput))]
[JsonSerializable(typeof(DeleteParameterOutput))]
internal sealed partial class SsmContext : JsonSerializerContext;
