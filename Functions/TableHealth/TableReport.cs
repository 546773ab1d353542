using System.Text.Json.Serialization;

namespace DrTerraform.Functions.TableHealth;

/// <summary>The body of every answer.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Timestamp">When the table was described.</param>
/// <param name="Region">The region that answers.</param>
/// <param name="Table">The table's name.</param>
/// <param name="TableStatus">DynamoDB's name of the status, or <c>unreachable</c>.</param>
/// <param name="Replicas">The status of the table's replicas in other regions, by region; they do not decide.</param>
internal sealed record TableReport(
    string Status, DateTimeOffset Timestamp, string Region, string Table, string TableStatus, IReadOnlyDictionary<string, string> Replicas)
{
    [JsonIgnore]
    public bool IsHealthy => Status == "healthy";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TableReport))]
internal sealed partial class TableReportContext : JsonSerializerContext;
