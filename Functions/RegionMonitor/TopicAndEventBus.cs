using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>This region's topic and its default event bus.</summary>
internal sealed class TopicAndEventBus(NotificationTopic topic, RoleEvents events) : IAnnouncements
{
    public Task TellPeopleAsync(string subject, string message, CancellationToken cancellation) => topic.PublishAsync(subject, message, cancellation);

    public Task TellMachinesAsync(ActiveRegionChange change, CancellationToken cancellation) => events.PutAsync(change, cancellation);
}
