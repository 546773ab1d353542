using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Configuration;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Network;
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

    /// <summary>Declares what is born in this region, and says where its database begins. Called only where there is a database.</summary>
    public required Func<RegionStack, DatabaseSettings, DatabaseOrigin> Origin { get; init; }
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
        var own = props.Profile.Region(settings);
        RootModule.RequireTerraform(this, settings);
        RootModule.KeepStateInS3(this, settings, props.Profile.Alias);
        Placement = Placement.Declare(this, settings, props.Profile);

        var key = new EncryptionKey(this, "RegionKey", new EncryptionKeyProps
        {
            Placement = Placement,
            Name = Named.RegionKey,
            Through = ["rds", "lambda", "sns", "sqs", "ssm"],
            Deliverers = settings.Alarms.Inbox ? [.. AlertTopic.Publishers, .. AlertInboxes.Deliverers] : AlertTopic.Publishers,
        });
        Network = new PrivateNetwork(this, "Network", new PrivateNetworkProps { Placement = Placement, Cidr = own.Cidr, SubnetCidrs = settings.Network.SubnetsOf(own) });
        _ = new FlowLogs(this, "FlowLogs", new FlowLogsProps { Placement = Placement, VpcId = Network.VpcId, KeyArn = key.Arn, RetentionDays = settings.Logs.RetentionDays });
        var topic = new AlertTopic(this, "Alerts", new AlertTopicProps { Placement = Placement, Settings = settings.Alarms, KeyArn = key.Arn });
        var deadLetters = new DeadLetterQueue(this, "DeadLetters", new DeadLetterQueueProps { Placement = Placement, KeyArn = key.Arn });

        var region = new RegionParts
        {
            Stack = this,
            Settings = settings,
            Profile = props.Profile,
            Packages = props.Packages,
            Key = key,
            Network = Network,
            DeadLetters = deadLetters,
        };
        Payments = settings.Database is { } database ? new PaymentService(region, database, props.Origin(this, database), topic) : null;

        Transactions = settings.Transactions is { } transactions ? new TransactionService(region, transactions, topic) : null;
        var sync = settings.Configuration.Sync is { } synchronizer ? new ConfigurationSync(region, synchronizer) : null;
        var shared = new SharedParameters(this, "SharedParameters", new SharedParametersProps { Placement = Placement, Settings = settings, KeyArn = key.Arn });

        var alarms = new RegionAlarms(this, "Alarms", new RegionAlarmsProps
        {
            Placement = Placement,
            Settings = settings.Alarms,
            TopicArn = topic.Arn,
            DatabaseIdentifier = Payments?.Database.Identifier,
            Functions = Together(Payments?.Functions, Transactions?.Functions, sync?.Functions),
            DeadLetterQueue = deadLetters.Name,
            Api = Payments is { Api: var api } ? new WatchedApi(api.Name, api.Stage) : null,
        });
        _ = new RegionParameters(this, "Parameters", new RegionParametersProps
        {
            Placement = Placement,
            Settings = settings,
            KeyArn = key.Arn,
            Values = Payments?.Parameters ?? new Dictionary<string, string>(),
        });

        Outputs.Publish(this, new Dictionary<string, object>
        {
            ["region"] = Placement.Region,
            ["vpc_id"] = Network.VpcId,
            ["vpc_cidr"] = own.Cidr,
            ["private_subnet_ids"] = Network.SubnetIds.ToArray(),
            ["region_key_id"] = key.Id,
            ["region_key_arn"] = key.Arn,
            ["dead_letter_queue"] = deadLetters.Name,
            ["alerts_topic_arn"] = topic.Arn,
            ["alarm_names"] = alarms.Names.Concat(Transactions?.Alarms.Names ?? []).ToArray(),
        });
        Outputs.Publish(this, Together(Payments?.Outputs, Transactions?.Outputs, sync?.Outputs));
        Outputs.Publish(this, shared.Names.Count > 0 ? new Dictionary<string, object> { ["shared_parameters"] = shared.Names.ToArray() } : []);

        // People's addresses are not for everybody who may read a log of Terraform.
        Outputs.PublishSensitive(this, "alert_emails", settings.Alarms.Emails.ToArray());
    }

    /// <summary>Where the stack is.</summary>
    public Placement Placement { get; }

    /// <summary>The private network.</summary>
    public PrivateNetwork Network { get; }

    /// <summary>What the region takes payments with; null without a database.</summary>
    internal PaymentService? Payments { get; }

    /// <summary>What the region watches its table with; null without transactions.</summary>
    internal TransactionService? Transactions { get; }

    private static Dictionary<string, T> Together<T>(params IReadOnlyDictionary<string, T>?[] parts) =>
        parts.OfType<IReadOnlyDictionary<string, T>>().SelectMany(part => part).ToDictionary();
}
