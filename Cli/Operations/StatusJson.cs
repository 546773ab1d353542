using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DrTerraform.Cli.Operations;

/// <summary>A situation for programs: what is known stands under <c>value</c>, what is not has a <c>problem</c>.</summary>
internal static class StatusJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Of(string title, Situation now, IReadOnlyList<string> findings) => JsonSerializer.Serialize(
        new
        {
            Deployment = title,
            now.At,
            now.Role,
            now.WriterRegion,
            now.Pause,
            Regions = now.Regions.Select(region => new
            {
                region.Region,
                Active = now.Role is { } role ? role.ActiveRegion == region.Region : (bool?)null,
                region.Cluster,
                RpoLag = new { Seconds = region.RpoLag.Value?.Lag.TotalSeconds, region.RpoLag.Value?.At, region.RpoLag.Problem },
                region.Health,
                Consensus = region.Consensus.Value,
                Monitor = new { region.Monitor.Value?.TickedAt, region.Monitor.Value?.Action, region.Monitor.Value?.Reason, region.Monitor.Problem },
                region.Approval,
            }),
            Findings = findings,
        },
        Readable);
}
