using System.Text.Json;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Runtime;
using DrTerraform.Functions.TableHealth;

return await FunctionHost.RunAsync(environment =>
{
    var settings = RuntimeSettings.Read(environment);
    var table = environment.Required("DR_TABLE");
    var topicArn = environment.Required("DR_TOPIC_ARN");
    environment.ThrowIfIncomplete();

    return (settings.LogLevel, log =>
    {
        var time = TimeProvider.System;
        var http = AwsJsonClient.CreateHttpClient();
        var sns = new AwsQueryClient(http, "sns", NotificationTopic.Version, settings.Region, settings.Credentials, settings.EndpointOverride, time);
        var ports = new AwsPorts(new TableDescriptions(settings.JsonClient(http, AwsService.DynamoDb, time)), new NotificationTopic(sns, topicArn));
        var monitor = new TableMonitor(ports, ports, table, settings.Region, log, time);
        var door = new HttpFrontDoor(new Router(monitor.Routes), log, time);
        return new Function(
            async (invocation, cancellation) => ScheduledEvent.Is(invocation.Event.Span)
                ? JsonSerializer.SerializeToUtf8Bytes(await monitor.ObserveAsync(cancellation), TableReportContext.Default.TableReport)
                : await door.AnswerAsync(invocation, cancellation),
            _ => Task.CompletedTask);
    });
});
