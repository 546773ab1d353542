using System.Text.Json.Serialization;

namespace DrTerraform.Functions.RegionHealth;

/// <summary>The body of every answer.</summary>
/// <param name="Status"><c>ok</c> or <c>failed</c>.</param>
/// <param name="Region">The region that answers.</param>
/// <param name="Failed">The names of the parts at fault.</param>
/// <param name="Checks">Each part with <c>ok</c> or the code of its fault.</param>
internal sealed record HealthReport(string Status, string Region, IReadOnlyList<string> Failed, IReadOnlyDictionary<string, string> Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthReportContext : JsonSerializerContext;
