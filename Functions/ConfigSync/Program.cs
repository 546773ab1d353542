using System.Text.Json;
using DrTerraform.Functions.ConfigSync;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Shared.Runtime;

return await FunctionHost.RunAsync(environment =>
{
    var settings = RuntimeSettings.Read(environment);
    var prefix = environment.Required("DR_PARAMETER_PREFIX");
    var peerRegion = environment.Required("DR_PEER_REGION");
    var peerRole = environment.Required("DR_PEER_ROLE_ARN");
    var peerKey = environment.Required("DR_PEER_KEY");
    if (prefix.Length > 0 && !(prefix.StartsWith('/') && prefix.EndsWith('/') && prefix.Length > 2))
    {
        environment.Wrong("DR_PARAMETER_PREFIX", prefix, "a path that begins and ends with a slash, such as /payment-app/dev/");
    }

    environment.ThrowIfIncomplete();

    return (settings.LogLevel, log =>
    {
        var time = TimeProvider.System;
        var http = AwsJsonClient.CreateHttpClient();
        var sts = new AwsQueryClient(http, "sts", AssumedRole.Version, settings.Region, settings.Credentials, settings.EndpointOverride, time);
        var role = new AssumedRole(sts, peerRole, $"config-sync-{settings.Region}", time);

        var own = settings.JsonClient(http, AwsService.SystemsManager, time);
        var here = new SsmParameterStore(_ => Task.FromResult(own), settings.Region, prefix, keyId: null);
        var there = new SsmParameterStore(
            async cancellation => new AwsJsonClient(http, AwsService.SystemsManager, peerRegion, await role.CurrentAsync(cancellation), settings.EndpointOverride, time),
            peerRegion,
            prefix,
            peerKey);
        var sync = new ParameterSync(here, there, prefix, log);
        return new Function(
            async (invocation, cancellation) => SyncEvent.Read(invocation.Event.Span) switch
            {
                { IsReport: true } => JsonSerializer.SerializeToUtf8Bytes(await sync.ReportAsync(cancellation), ReportContext.Default.DriftReport),
                { IsReconciliation: true } => JsonSerializer.SerializeToUtf8Bytes(await sync.ReconcileAsync(cancellation), ReportContext.Default.SyncReport),
                { IsChange: true } change => JsonSerializer.SerializeToUtf8Bytes(
                    await sync.FollowAsync(change.Detail!.Name!, change.DeletedAt, cancellation), ReportContext.Default.SyncReport),

                // Labels and policies of a parameter are no part of what is copied.
                _ => "{}"u8.ToArray(),
            },
            _ => Task.CompletedTask);
    });
});
