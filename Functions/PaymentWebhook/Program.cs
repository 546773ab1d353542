using DrTerraform.Functions.PaymentWebhook.Payments;
using DrTerraform.Functions.PaymentWebhook.Sessions;
using DrTerraform.Functions.PaymentWebhook.Signing;
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
    var webhookSecret = environment.Required("DR_WEBHOOK_SECRET");
    var webhookPath = environment.Optional("DR_WEBHOOK_PATH") ?? PaymentDesk.DefaultPath;
    environment.ThrowIfIncomplete();

    return (settings.Runtime.LogLevel, log =>
    {
        var time = TimeProvider.System;
        var http = AwsJsonClient.CreateHttpClient();
        AwsJsonClient ClientOf(AwsService service) => settings.Runtime.JsonClient(http, service, time);

        var dynamo = ClientOf(AwsService.DynamoDb);
        var secrets = new SecretsManagerSource(ClientOf(AwsService.SecretsManager));
        var credentials = new CachedSecret<DatabaseCredentials>(secrets, settings.Database.SecretName, DatabaseCredentials.Parse, time);

        // Reads go to the writer too: a payment must be found as soon as it has been acknowledged.
        var database = new PostgresDatabase(settings.Database, settings.Database.WriterHost, "dr-payment-webhook", credentials, time);
        var keys = new CachedSecret<WebhookKey>(secrets, webhookSecret, WebhookKey.Parse, time);
        var gate = new SignatureGate(keys, time);
        var fence = new RoleFence(new ControlTableRoleRecords(dynamo, settings.ControlTable), settings.Runtime.Region, time);

        var payments = new PaymentDesk(gate, fence, new PostgresPayments(database, new PaymentSchema(Migration.All, log)), settings.Runtime.Region, log, time, webhookPath);
        var sessions = new SessionDesk(fence, new DynamoSessions(dynamo, settings.SessionsTable), log, time);
        return new Function(
            new HttpFrontDoor(new Router([.. payments.Routes, .. sessions.Routes]), log, time).AnswerAsync,
            cancellation => Task.WhenAll(
                keys.CurrentAsync(cancellation), fence.EpochForWritingAsync(cancellation), database.ConnectAsync(cancellation)));
    });
});
