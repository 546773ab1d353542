using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.FlowLog;

namespace DrTerraform.Constructs.Network;

/// <summary>What <see cref="FlowLogs"/> are given.</summary>
public sealed record FlowLogsProps
{
    /// <summary>Where the log goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The VPC whose traffic is recorded.</summary>
    public required string VpcId { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }

    /// <summary>Days that records are kept.</summary>
    public required int RetentionDays { get; init; }
}

/// <summary>Who spoke to whom in a network: accepted and rejected connections, by the minute.</summary>
public sealed class FlowLogs : Construct
{
    /// <summary>Declares the log.</summary>
    public FlowLogs(Construct scope, string id, FlowLogsProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var group = new LogGroup(this, "Logs", new LogGroupProps
        {
            Placement = placement,
            Name = $"/vpc/{placement.Names.Of(Named.Logs, "flow")}",
            RetentionDays = props.RetentionDays,
            KeyArn = props.KeyArn,
        });
        var role = new ServiceRole(this, "Writer", new ServiceRoleProps
        {
            Placement = placement,
            Purpose = "flow-logs",
            Service = "vpc-flow-logs.amazonaws.com",
            Rights = [group.Write, new Access("FindStreams", ["logs:DescribeLogStreams"], [$"{group.Arn}:*"])],
        });

        _ = new FlowLog(this, "FlowLog", new FlowLogConfig
        {
            Provider = placement.Provider,
            VpcId = props.VpcId,
            TrafficType = "ALL",
            MaxAggregationInterval = 60,
            LogDestinationType = "cloud-watch-logs",
            LogDestination = group.Arn,
            IamRoleArn = role.Arn,
            DependsOn = new ITerraformDependable[] { group.Resource },
        });
    }
}
