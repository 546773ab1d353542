using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchCompositeAlarm;

namespace DrTerraform.Constructs.Alerts;

/// <summary>What a <see cref="CompositeAlarm"/> is given.</summary>
public sealed record CompositeAlarmProps
{
    /// <summary>Where the alarms and the topic are.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The topic that is told, in the same region.</summary>
    public required string TopicArn { get; init; }

    /// <summary>What the alarm is about, as it stands in its name: lower case, with hyphens.</summary>
    public required string Purpose { get; init; }

    /// <summary>What it means and what to do, for whoever is woken by it.</summary>
    public required string Description { get; init; }

    /// <summary>Groups of alarms: it alarms while each group has one that does.</summary>
    public required IReadOnlyList<IReadOnlyList<MetricAlarm>> EachOf { get; init; }
}

/// <summary>An alarm made of others, which tells one cause from many symptoms.</summary>
public sealed class CompositeAlarm : Construct
{
    /// <summary>Declares the alarm.</summary>
    public CompositeAlarm(Construct scope, string id, CompositeAlarmProps props)
        : base(scope, id) => _ = new CloudwatchCompositeAlarm(this, "Alarm", new CloudwatchCompositeAlarmConfig
        {
            Provider = props.Placement.Provider,
            AlarmName = props.Placement.Names.Of(Named.Alarm, props.Purpose),
            AlarmDescription = props.Description,
            AlarmRule = string.Join(" AND ", props.EachOf.Select(group => $"({string.Join(" OR ", group.Select(alarm => $"ALARM(\"{alarm.Name}\")"))})")),
            AlarmActions = [props.TopicArn],
            OkActions = [props.TopicArn],

            // AWS refuses a rule about alarms that do not exist.
            DependsOn = [.. props.EachOf.SelectMany(group => group).Select(alarm => (ITerraformDependable)alarm.Resource)],
        });
}
