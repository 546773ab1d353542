using System.Text.Json.Serialization;

namespace DrTerraform.Cli.Processes;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProcessRecord))]
internal sealed partial class ProcessRecordContext : JsonSerializerContext;
