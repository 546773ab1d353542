using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventRule;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventTarget;
using HashiCorp.Cdktf.Providers.Aws.DbEventSubscription;

namespace DrTerraform.Constructs.Events;

/// <summary>What <see cref="DatabaseEvents"/> are given.</summary>
public sealed record DatabaseEventsProps
{
    /// <summary>Where the events happen.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The region's topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>Identifier of the region's own cluster, once it exists: RDS refuses a subscription to one that does not.</summary>
    public required string ClusterId { get; init; }

    /// <summary>ARN of the region's own cluster.</summary>
    public required string ClusterArn { get; init; }

    /// <summary>What lets the services publish to the topic: RDS tries at creation.</summary>
    public required ITerraformDependable TopicPolicy { get; init; }
}

/// <summary>
/// What Aurora says of itself, by two ways: RDS's own subscription for everything an operator should read, and an event rule for the
/// events of a role change, which a machine can act on.
/// </summary>
public sealed class DatabaseEvents : Construct
{
    // As collected from notes of practitioners (2026-11); not checked against AWS's own list of event messages.
    private static readonly string[] RoleChange =
    [
        "RDS-EVENT-0181", "RDS-EVENT-0182", "RDS-EVENT-0183", "RDS-EVENT-0184", "RDS-EVENT-0185", "RDS-EVENT-0186", "RDS-EVENT-0187",
        "RDS-EVENT-0238", "RDS-EVENT-0239", "RDS-EVENT-0240", "RDS-EVENT-0241", "RDS-EVENT-0390", "RDS-EVENT-0391", "RDS-EVENT-0397",
        "RDS-EVENT-0423", "RDS-EVENT-0519",
    ];

    private static readonly string[] Categories = ["failover", "failure", "global-failover", "maintenance", "notification"];

    /// <summary>Declares subscription and rule.</summary>
    public DatabaseEvents(Construct scope, string id, DatabaseEventsProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        _ = new DbEventSubscription(this, "Subscription", new DbEventSubscriptionConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.DatabaseEvents),
            SnsTopic = props.TopicArn,
            SourceType = "db-cluster",
            SourceIds = [props.ClusterId],
            EventCategories = Categories,
            DependsOn = new[] { props.TopicPolicy },
        });

        var rule = new CloudwatchEventRule(this, "RoleChange", new CloudwatchEventRuleConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.Rule, "role-change"),
            Description = "Switchover and failover of the global database: begun, fenced, done, failed",
            EventPattern = TokenJson.Of(new Dictionary<string, object>
            {
                ["source"] = new[] { "aws.rds" },
                ["detail-type"] = new[] { "RDS DB Cluster Event" },
                ["resources"] = new[] { props.ClusterArn },
                ["detail"] = new { EventID = RoleChange },
            }),
        });
        _ = new CloudwatchEventTarget(this, "RoleChangeToTopic", new CloudwatchEventTargetConfig
        {
            Provider = placement.Provider,
            Rule = rule.Name,
            Arn = props.TopicArn,
        });
    }
}
