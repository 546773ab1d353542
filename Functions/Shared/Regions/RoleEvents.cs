using System.Text.Json;
using System.Text.Json.Serialization;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Regions;

/// <summary>Tells machines of a change of roles, over the default event bus of the region that has become active.</summary>
/// <param name="events">EventBridge of that region.</param>
public sealed class RoleEvents(AwsJsonClient events)
{
    /// <summary>The source of the events, whoever has made the change: the monitor or an operator.</summary>
    public const string Source = "dr-terraform.region-monitor";

    /// <summary>Their kind.</summary>
    public const string Changed = "Active Region Changed";

    /// <summary>Puts the event (<c>events:PutEvents</c>); it may arrive twice.</summary>
    /// <exception cref="AwsException">The event bus refused or did not answer.</exception>
    public async Task PutAsync(ActiveRegionChange change, CancellationToken cancellation)
    {
        var entry = new EventEntry(Source, Changed, JsonSerializer.Serialize(change, ActiveRegionChangeContext.Default.ActiveRegionChange));
        var output = await events.CallAsync(
            "PutEvents", new PutEventsInput([entry]), EventBusContext.Default.PutEventsInput, EventBusContext.Default.PutEventsOutput, repeatable: true, cancellation);
        if (output.FailedEntryCount > 0)
        {
            throw new AwsException("PutEvents", "EntryRefused", 200);
        }
    }
}

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
