using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Api;
using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Configuration;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Events;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Network;
using DrTerraform.Constructs.Secrets;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>What a <see cref="RegionStack"/> is given.</summary>
public sealed record RegionStackProps
{
    /// <summary>The deployment.</summary>
    public required DrSettings Settings { get; init; }

    /// <summary>The region's row.</summary>
    public required RegionProfile Profile { get; init; }

    /// <summary>The built functions.</summary>
    public required FunctionPackages Packages { get; init; }

    /// <summary>Declares what is born in this region, and says where its database begins.</summary>
    public required Func<RegionStack, Placement, DatabaseOrigin> Origin { get; init; }
}

/// <summary>
/// All that one region holds. Built twice; no line in it names a region or asks for its role. It takes nothing from another stack but
/// names, so it can be planned and applied with everything else gone.
/// </summary>
public sealed class RegionStack : TerraformStack
{
    /// <summary>Declares the stack.</summary>
    public RegionStack(Construct scope, RegionStackProps props)
        : base(scope, props.Profile.Alias)
    {
        var settings = props.Settings;
        var region = props.Profile.Region(settings);
        RootModule.RequireTerraform(this, settings);
        RootModule.KeepStateInS3(this, settings, props.Profile.Alias);
        Placement = Placement.Declare(this, settings, props.Profile);
        var names = Placement.Names;

        var key = new EncryptionKey(this, "RegionKey", new EncryptionKeyProps
        {
            Placement = Placement,
            Name = Named.RegionKey,
            Through = ["rds", "lambda", "sns", "sqs", "ssm"],
            Deliverers = AlertTopic.Publishers,
        });

        Network = new PrivateNetwork(this, "Network", new PrivateNetworkProps { Placement = Placement, Cidr = region.Cidr, SubnetCidrs = settings.Network.SubnetsOf(region) });
        _ = new FlowLogs(this, "FlowLogs", new FlowLogsProps { Placement = Placement, VpcId = Network.VpcId, KeyArn = key.Arn, RetentionDays = settings.Logs.RetentionDays });
        var groups = new SecurityGroups(this, "Groups", new SecurityGroupsProps { Placement = Placement, VpcId = Network.VpcId });
        var endpoints = new ServiceEndpoints(this, "Endpoints", new ServiceEndpointsProps
        {
            Placement = Placement,
            VpcId = Network.VpcId,
            SubnetIds = Network.SubnetIds,
            RouteTableId = Network.RouteTableId,
            SecurityGroupId = groups.Endpoints,
            Services = ["secretsmanager"],
        });
        _ = new SecurityRules(this, "Rules", new SecurityRulesProps
        {
            Placement = Placement,
            Groups = groups,
            TablesPrefixListId = endpoints.TablesPrefixListId,
            PeerCidr = props.Profile.Peer(settings).Cidr,
            DatabasePort = settings.Database.Port,
        });

        Database = new RegionalDatabase(this, "Database", new RegionalDatabaseProps
        {
            Placement = Placement,
            Settings = settings.Database,
            Size = region.Database,
            Origin = props.Origin(this, Placement),
            SubnetIds = Network.SubnetIds,
            SecurityGroupId = groups.Database,
            KeyArn = key.Arn,
            LogRetentionDays = settings.Logs.RetentionDays,
        });

        var deadLetters = new DeadLetterQueue(this, "DeadLetters", new DeadLetterQueueProps { Placement = Placement, KeyArn = key.Arn });
        var environment = new Dictionary<string, string>
        {
            ["DR_CONTROL_TABLE"] = names.Of(Named.Control),
            ["DR_SESSIONS_TABLE"] = names.Of(Named.Sessions),
            ["DR_DATABASE_WRITER_HOST"] = Database.WriterEndpoint,
            ["DR_DATABASE_READER_HOST"] = Database.ReaderEndpoint,
            ["DR_DATABASE_PORT"] = $"{settings.Database.Port}",
            ["DR_DATABASE_NAME"] = settings.Database.Name,
            ["DR_DATABASE_SECRET"] = names.Of(Named.DatabaseSecret),
        };
        var readDatabaseSecret = ReplicatedSecret.ReadOf(Placement, Named.DatabaseSecret, "ReadDatabaseSecret");
        var readRole = GlobalTable.AccessTo(Placement, Named.Control, "ReadRole", "GetItem");

        var webhook = Function("PaymentWebhook", Named.PaymentWebhook, props.Packages.PaymentWebhook,
            new Dictionary<string, string>(environment) { ["DR_WEBHOOK_SECRET"] = names.Of(Named.WebhookSecret) },
            readDatabaseSecret,
            ReplicatedSecret.ReadOf(Placement, Named.WebhookSecret, "ReadWebhookSecret"),
            readRole,
            GlobalTable.AccessTo(Placement, Named.Sessions, "KeepSessions", "GetItem", "PutItem", "DeleteItem"));
        var health = Function("RegionHealth", Named.RegionHealth, props.Packages.RegionHealth,
            environment,
            readDatabaseSecret,
            readRole,
            GlobalTable.AccessTo(Placement, Named.Sessions, "ProbeSessions", "GetItem"));

        Api = new RestApi(this, "Api", new RestApiProps
        {
            Placement = Placement,
            Settings = settings.Api,
            Routes =
            [
                new ApiRoute("post", "/payments", webhook, ApiCaller.Anybody),
                new ApiRoute("get", "/payments/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("get", "/sessions/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("put", "/sessions/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("delete", "/sessions/{id}", webhook, ApiCaller.SignedByIam),
                new ApiRoute("get", "/health", health, ApiCaller.Anybody),
                new ApiRoute("get", "/standby", health, ApiCaller.Anybody),
                new ApiRoute("get", "/ready", health, ApiCaller.Anybody),
            ],
            KeyArn = key.Arn,
            LogRetentionDays = settings.Logs.RetentionDays,
        });

        var topic = new AlertTopic(this, "Alerts", new AlertTopicProps { Placement = Placement, Settings = settings.Alarms, KeyArn = key.Arn });
        _ = new RegionAlarms(this, "Alarms", new RegionAlarmsProps
        {
            Placement = Placement,
            Settings = settings.Alarms,
            TopicArn = topic.Arn,
            DatabaseIdentifier = Database.Identifier,
            Functions = new Dictionary<string, string> { ["webhook"] = webhook.Name, ["health"] = health.Name },
            DeadLetterQueue = deadLetters.Name,
            ApiName = Api.Name,
            ApiStage = Api.Stage,
        });
        _ = new DatabaseEvents(this, "DatabaseEvents", new DatabaseEventsProps
        {
            Placement = Placement,
            ClusterId = Database.ClusterId,
            ClusterArn = Database.ClusterArn,
            TopicArn = topic.Arn,
            TopicPolicy = topic.Resource,
        });

        _ = new RegionParameters(this, "Parameters", new RegionParametersProps
        {
            Placement = Placement,
            Settings = settings,
            KeyArn = key.Arn,
            Values = new Dictionary<string, string>
            {
                ["api/url"] = $"https://{Api.Host}/{Api.Stage}",
                ["database/writer-endpoint"] = Database.WriterEndpoint,
                ["database/reader-endpoint"] = Database.ReaderEndpoint,
                ["database/name"] = settings.Database.Name,
                ["tables/sessions"] = names.Of(Named.Sessions),
            },
        });

        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["region"] = Placement.Region,
            ["vpc_id"] = Network.VpcId,
            ["vpc_cidr"] = region.Cidr,
            ["private_subnet_ids"] = Network.SubnetIds.ToArray(),
            ["region_key_arn"] = key.Arn,
            ["database_writer_endpoint"] = Database.WriterEndpoint,
            ["database_reader_endpoint"] = Database.ReaderEndpoint,
            ["payment_webhook_function"] = webhook.Name,
            ["region_health_function"] = health.Name,
            ["dead_letter_queue"] = deadLetters.Name,
            ["api_id"] = Api.Id,
            ["api_url"] = $"https://{Api.Host}/{Api.Stage}",
            ["alerts_topic_arn"] = topic.Arn,
        });

        VpcFunction Function(string id, Named name, string package, IReadOnlyDictionary<string, string> variables, params IReadOnlyList<Access> rights) => new(this, id, new VpcFunctionProps
        {
            Placement = Placement,
            Name = name,
            Settings = settings.Functions,
            Package = package,
            Environment = variables,
            Rights = rights,
            SubnetIds = Network.SubnetIds,
            SecurityGroupId = groups.Functions,
            DeadLetters = deadLetters,
            KeyArn = key.Arn,
            LogRetentionDays = settings.Logs.RetentionDays,
        });
    }

    /// <summary>Where the stack is.</summary>
    public Placement Placement { get; }

    /// <summary>The private network.</summary>
    public PrivateNetwork Network { get; }

    /// <summary>The region's cluster.</summary>
    public RegionalDatabase Database { get; }

    /// <summary>The region's API.</summary>
    public RestApi Api { get; }
}
