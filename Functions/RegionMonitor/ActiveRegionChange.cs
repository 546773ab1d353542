using System.Text.Json.Serialization;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>The detail of the event that says that a region has become active.</summary>
/// <param name="Region">The region that is active now.</param>
/// <param name="Epoch">The epoch that has begun.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="EstimatedLossSeconds">Seconds of the latest work that may be missing; null when nobody knows.</param>
internal sealed record ActiveRegionChange(string Region, long Epoch, string Reason, double? EstimatedLossSeconds);

/// <summary>One event of a call of <c>PutEvents</c>; the names are AWS's.</summary>
internal sealed record EventEntry(string Source, string DetailType, string Detail);

internal sealed record PutEventsInput(IReadOnlyList<EventEntry> Entries);

internal sealed record PutEventsOutput(int FailedEntryCount);

[JsonSerializable(typeof(PutEventsInput))]
[JsonSerializable(typeof(PutEventsOutput))]
internal sealed partial class EventBusContext : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ActiveRegionChange))]
internal sealed partial class ActiveRegionChangeContext : JsonSerializerContext;
