using System.Text.Json;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>This region's topic and its default event bus.</summary>
internal sealed class TopicAndEventBus(NotificationTopic topic, AwsJsonClient events) : IAnnouncements
{
    /// <summary>The source of the events.</summary>
    public const string Source = "dr-terraform.region-monitor";

    /// <summary>Their kind.</summary>
    public const string Changed = "Active Region Changed";

    public Task TellPeopleAsync(string subject, string message, CancellationToken cancellation) => topic.PublishAsync(subject, message, cancellation);

    public async Task TellMachinesAsync(ActiveRegionChange change, CancellationToken cancellation)
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
