using System.Text.Json.Serialization;

namespace DrTerraform.Cli.Comparison;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DeploymentChange))]
internal sealed partial class DeploymentChangeContext : JsonSerializerContext;
