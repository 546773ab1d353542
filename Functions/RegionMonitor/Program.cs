using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Runtime;

return await FunctionHost.RunAsync(environment =>
{
    var settings = MonitorSettings.Read(environment);
    environment.ThrowIfIncomplete();

    return (settings.Runtime.LogLevel, log =>
    {
        var time = TimeProvider.System;
        var watch = new Watch(Composition.Of(settings, StatusName.SystemResolver, log, time), settings.Limits.TickInterval, log, time);
        return new Function(
            async (_, cancellation) =>
            {
                await watch.RunAsync(cancellation);
                return "{}"u8.ToArray();
            },
            _ => Task.CompletedTask);
    });
});
