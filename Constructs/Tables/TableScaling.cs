using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.AppautoscalingPolicy;
using HashiCorp.Cdktf.Providers.Aws.AppautoscalingTarget;

namespace DrTerraform.Constructs.Tables;

/// <summary>What <see cref="TableScaling"/> is given.</summary>
public sealed record TableScalingProps
{
    /// <summary>Where the table is managed.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The table's name.</summary>
    public required string TableName { get; init; }

    /// <summary>The bounds.</summary>
    public required AutoScalingSettings Settings { get; init; }
}

/// <summary>Lets a provisioned table's capacity follow the load. DynamoDB keeps the write capacity of a replica equal to the table's.</summary>
public sealed class TableScaling : Construct
{
    /// <summary>Declares targets and policies.</summary>
    public TableScaling(Construct scope, string id, TableScalingProps props)
        : base(scope, id)
    {
        foreach (var kind in new[] { "Read", "Write" })
        {
            var target = new AppautoscalingTarget(this, $"{kind}Target", new AppautoscalingTargetConfig
            {
                Provider = props.Placement.Provider,
                ServiceNamespace = "dynamodb",
                ResourceId = $"table/{props.TableName}",
                ScalableDimension = $"dynamodb:table:{kind}CapacityUnits",
                MinCapacity = props.Settings.Minimum,
                MaxCapacity = props.Settings.Maximum,
            });
            _ = new AppautoscalingPolicy(this, $"{kind}Policy", new AppautoscalingPolicyConfig
            {
                Provider = props.Placement.Provider,
                Name = $"{kind.ToLowerInvariant()}-{props.Settings.TargetPercent}-percent",
                PolicyType = "TargetTrackingScaling",
                ServiceNamespace = target.ServiceNamespace,
                ResourceId = target.ResourceId,
                ScalableDimension = target.ScalableDimension,
                TargetTrackingScalingPolicyConfiguration = new AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration
                {
                    TargetValue = props.Settings.TargetPercent,
                    PredefinedMetricSpecification = new AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification
                    {
                        PredefinedMetricType = $"DynamoDB{kind}CapacityUtilization",
                    },
                },
            });
        }
    }
}
