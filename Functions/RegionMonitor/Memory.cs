using System.Text.Json;
using System.Text.Json.Serialization;
using DrTerraform.Failover;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>How the rule's state is kept as text.</summary>
internal static class Memory
{
    public static string Write(FailoverState state) => JsonSerializer.Serialize(state, MemoryContext.Default.FailoverState);

    /// <summary>The state in a text; an empty one when the text is none, as after a release that remembers other things.</summary>
    public static FailoverState Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, MemoryContext.Default.FailoverState) ?? FailoverState.Empty;
        }
        catch (JsonException)
        {
            return FailoverState.Empty;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FailoverState))]
internal sealed partial class MemoryContext : JsonSerializerContext;
