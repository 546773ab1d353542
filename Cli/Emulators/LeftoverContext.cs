using System.Text.Json.Serialization;

namespace DrTerraform.Cli.Emulators;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Leftover[]))]
internal sealed partial class LeftoverContext : JsonSerializerContext;
