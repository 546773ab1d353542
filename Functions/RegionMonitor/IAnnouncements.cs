using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>Who is told.</summary>
internal interface IAnnouncements
{
    /// <summary>Tells people; they may be told twice.</summary>
    /// <exception cref="AwsException">The topic refused or did not answer.</exception>
    public Task TellPeopleAsync(string subject, string message, CancellationToken cancellation);

    /// <summary>Tells machines that this region has become active; they may be told twice.</summary>
    /// <exception cref="AwsException">The event bus refused or did not answer.</exception>
    public Task TellMachinesAsync(ActiveRegionChange change, CancellationToken cancellation);
}
