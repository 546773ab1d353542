using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Api;
using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Events;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Secrets;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>
/// What a region takes payments with: its part of the database, the ways to it, the functions and the API in front of them. Not a
/// construct: what it declares stands in the region's stack itself.
/// </summary>
internal sealed class PaymentService
{
    private readonly RegionParts _region;
    private readonly DatabaseSettings _settings;
    private readonly FunctionNetwork _network;

    /// <summary>Declares the service.</summary>
    public PaymentService(RegionParts region, DatabaseSettings settings, DatabaseOrigin origin, AlertTopic topic)
    {
        (_region, _settings) = (region, settings);
        var (stack, placement) = (region.Stack, region.Placement);

        var network = new PaymentNetwork(region, settings.Port);
        _network = new FunctionNetwork(region.Network.SubnetIds, network.Groups.Functions);
        Database = new RegionalDatabase(stack, "Database", new RegionalDatabaseProps
        {
            Placement = placement,
            Settings = settings,
            Size = region.Profile.Region(region.Settings).Database,
            Origin = origin,
            SubnetIds = region.Network.SubnetIds,
            SecurityGroupId = network.Groups.Database,
            KeyArn = region.Key.Arn,
            LogRetentionDays = region.Settings.Logs.RetentionDays,
        });
        _ = new DatabaseEvents(stack, "DatabaseEvents", new DatabaseEventsProps
        {
            Placement = placement,
            ClusterId = Database.ClusterId,
            ClusterArn = Database.ClusterArn,
            TopicArn = topic.Arn,
            TopicPolicy = topic.Resource,
        });

        var readDatabaseSecret = ReplicatedSecret.ReadOf(placement, Named.DatabaseSecret, "ReadDatabaseSecret");
        var readRole = GlobalTable.AccessTo(placement, Named.Control, "ReadRole", "GetItem");
        var webhook = Function("PaymentWebhook", Named.PaymentWebhook, region.Packages.PaymentWebhook,
            new Dictionary<string, string> { ["DR_WEBHOOK_SECRET"] = placement.Names.Of(Named.WebhookSecret), ["DR_WEBHOOK_PATH"] = region.Settings.Api.WebhookPath },
            readDatabaseSecret,
            ReplicatedSecret.ReadOf(placement, Named.WebhookSecret, "ReadWebhookSecret"),
            readRole,
            GlobalTable.AccessTo(placement, Named.Sessions, "KeepSessions", "GetItem", "PutItem", "DeleteItem"));
        var health = Function("RegionHealth", Named.RegionHealth, region.Packages.RegionHealth, [],
            readDatabaseSecret,
            readRole,
            GlobalTable.AccessTo(placement, Named.Sessions, "ProbeSessions", "GetItem"));
        Functions = new Dictionary<string, string> { ["webhook"] = webhook.Name, ["health"] = health.Name };

        Api = new RestApi(stack, "Api", new RestApiProps
        {
            Placement = placement,
            Settings = region.Settings.Api,
            Routes =
            [
                new ApiRoute("post", region.Settings.Api.WebhookPath, webhook, ApiCaller.Anybody),
                new ApiRoute("get", "/payments/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("get", "/sessions/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("put", "/sessions/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("delete", "/sessions/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("get", "/health", health, ApiCaller.Anybody),
                new ApiRoute("get", "/standby", health, ApiCaller.Anybody),
                new ApiRoute("get", "/ready", health, ApiCaller.Anybody),
            ],
            KeyArn = region.Key.Arn,
            LogRetentionDays = region.Settings.Logs.RetentionDays,
        });

        var watch = new FailoverWatch(region, settings, Database, topic);
        var url = $"https://{Api.Host}/{Api.Stage}";
        Parameters = new Dictionary<string, string>
        {
            ["api/url"] = url,
            ["database/writer-endpoint"] = Database.WriterEndpoint,
            ["database/reader-endpoint"] = Database.ReaderEndpoint,
            ["database/name"] = settings.Name,
            ["tables/sessions"] = placement.Names.Of(Named.Sessions),
        };
        Outputs = new Dictionary<string, object>
        {
            ["database_writer_endpoint"] = Database.WriterEndpoint,
            ["database_reader_endpoint"] = Database.ReaderEndpoint,
            ["database_secret"] = placement.Names.Of(Named.DatabaseSecret),
            ["payment_webhook_function"] = webhook.Name,
            ["region_health_function"] = health.Name,
            ["region_monitor_function"] = watch.Monitor,
            ["api_id"] = Api.Id,
            ["api_url"] = url,
            ["health_url"] = $"{url}/health",
            ["public_subnet_ids"] = network.PublicSubnetIds.ToArray(),
        };
    }

    /// <summary>The region's cluster.</summary>
    public RegionalDatabase Database { get; }

    /// <summary>The region's API.</summary>
    public RestApi Api { get; }

    /// <summary>Names of the functions, by what they are for.</summary>
    public IReadOnlyDictionary<string, string> Functions { get; }

    /// <summary>What applications have to know of the region, by the last parts of the paths in Parameter Store.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>What is told to those who come after the stack.</summary>
    public IReadOnlyDictionary<string, object> Outputs { get; }

    private RegionFunction Function(string id, Named name, string package, Dictionary<string, string> ownVariables, params IReadOnlyList<Access> rights)
    {
        var names = _region.Placement.Names;
        return _region.Function(id, new FunctionParts
        {
            Name = name,
            Settings = _region.Settings.Functions,
            Package = package,
            Environment = new Dictionary<string, string>(ownVariables)
            {
                ["DR_CONTROL_TABLE"] = names.Of(Named.Control),
                ["DR_SESSIONS_TABLE"] = names.Of(Named.Sessions),
                ["DR_DATABASE_WRITER_HOST"] = Database.WriterEndpoint,
                ["DR_DATABASE_READER_HOST"] = Database.ReaderEndpoint,
                ["DR_DATABASE_PORT"] = $"{_settings.Port}",
                ["DR_DATABASE_NAME"] = _settings.Name,
                ["DR_DATABASE_SECRET"] = names.Of(Named.DatabaseSecret),
            },
            Rights = rights,
            Network = _network,
        });
    }
}
