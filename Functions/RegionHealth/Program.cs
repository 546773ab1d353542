using DrTerraform.Functions.RegionHealth;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Shared.Runtime;
using DrTerraform.Functions.Shared.Secrets;

return await FunctionHost.RunAsync(environment =>
{
    var settings = FunctionSettings.Read(environment);
    environment.ThrowIfIncomplete();

    return (settings.Runtime.LogLevel, log =>
    {
        var time = TimeProvider.System;
        var http = AwsJsonClient.CreateHttpClient();
        AwsJsonClient ClientOf(AwsService service) => settings.Runtime.JsonClient(http, service, time);

        var dynamo = ClientOf(AwsService.DynamoDb);
        var credentials = new CachedSecret<DatabaseCredentials>(
            new SecretsManagerSource(ClientOf(AwsService.SecretsManager)), settings.Database.SecretName, DatabaseCredentials.Parse, time);
        PostgresProbe ProbeOf(string host) => new(new PostgresDatabase(settings.Database, host, "dr-region-health", credentials, time));

        var roles = new ControlTableRoleRecords(dynamo, settings.ControlTable);
        var writer = ProbeOf(settings.Database.WriterHost);
        var checks = new HealthChecks(
            roles, new SessionsTableProbe(dynamo, settings.SessionsTable), writer, ProbeOf(settings.Database.ReaderHost), settings.Runtime.Region, log, time);
        return new Function(
            new HttpFrontDoor(new Router(checks.Routes), log, time).AnswerAsync,
            cancellation => Task.WhenAll(roles.ReadAsync(cancellation), writer.AcceptsWritesAsync(cancellation)));
    });
});
