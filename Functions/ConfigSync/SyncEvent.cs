using System.Text.Json;
using System.Text.Json.Serialization;

namespace DrTerraform.Functions.ConfigSync;

/// <summary>What the function can be called with: a change that EventBridge tells, a schedule, or an operator's <c>{"action":"report"}</c>.</summary>
internal sealed record SyncEvent
{
    [JsonPropertyName("action")]
    public string? Action { get; init; }

    [JsonPropertyName("detail-type")]
    public string? DetailType { get; init; }

    /// <summary>When EventBridge was told, by AWS's clock; to the second.</summary>
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; init; }

    [JsonPropertyName("detail")]
    public ChangeDetail? Detail { get; init; }

    /// <summary>Whether everything is to be compared.</summary>
    [JsonIgnore]
    public bool IsReconciliation => Action == "reconcile" || DetailType == "Scheduled Event";

    /// <summary>Whether only the differences are to be told.</summary>
    [JsonIgnore]
    public bool IsReport => Action == "report";

    /// <summary>Whether one parameter has changed.</summary>
    [JsonIgnore]
    public bool IsChange => DetailType == "Parameter Store Change" && Detail is { Name.Length: > 0, Operation: "Create" or "Update" or "Delete" };

    /// <summary>When the parameter was deleted; null when it was not.</summary>
    /// <remarks>The event's time is cut to the second: the end of that second, so that the deleted value's own edit is never taken for a later one.</remarks>
    [JsonIgnore]
    public DateTimeOffset? DeletedAt => Detail?.Operation == "Delete" ? Time?.AddMilliseconds(999) : null;

    /// <summary>Reads an event.</summary>
    /// <exception cref="FormatException">It is none of those.</exception>
    public static SyncEvent Read(ReadOnlySpan<byte> json)
    {
        SyncEvent? received;
        try
        {
            received = JsonSerializer.Deserialize(json, ReportContext.Default.SyncEvent);
        }
        catch (JsonException)
        {
            received = null;
        }

        return received is { IsReconciliation: true } or { IsReport: true } or { IsChange: true } or { DetailType: "Parameter Store Change", Detail: not null }
            ? received
            : throw new FormatException("the event is none of: a 'Parameter Store Change' of EventBridge, a 'Scheduled Event', {\"action\":\"reconcile\"}, {\"action\":\"report\"}");
    }

    /// <summary>What a 'Parameter Store Change' says.</summary>
    internal sealed record ChangeDetail([property: JsonPropertyName("name")] string? Name, [property: JsonPropertyName("operation")] string? Operation);
}
