using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventRule;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchEventTarget;
using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;

namespace DrTerraform.Constructs.Events;

/// <summary>What a <see cref="FunctionTrigger"/> is given: a schedule or a pattern.</summary>
public sealed record FunctionTriggerProps
{
    /// <summary>Where rule and function are.</summary>
    public required Placement Placement { get; init; }

    /// <summary>What the rule is for, as it stands in its name.</summary>
    public required string Purpose { get; init; }

    /// <summary>What it is for, in words for whoever finds the rule.</summary>
    public required string Description { get; init; }

    /// <summary>When the function is called, e.g. <c>rate(1 minute)</c>. Null: by events.</summary>
    public string? Schedule { get; init; }

    /// <summary>The events that call the function, as EventBridge's pattern. Null: by the clock.</summary>
    public IReadOnlyDictionary<string, object>? Pattern { get; init; }

    /// <summary>The function that is called.</summary>
    public required RegionFunction Function { get; init; }
}

/// <summary>Calls a function by the clock or by events.</summary>
public sealed class FunctionTrigger : Construct
{
    /// <summary>Declares rule, target and right.</summary>
    public FunctionTrigger(Construct scope, string id, FunctionTriggerProps props)
        : base(scope, id)
    {
        var (placement, function) = (props.Placement, props.Function);
        var name = placement.Names.Of(Named.Rule, props.Purpose);

        var rule = new CloudwatchEventRule(this, "Rule", new CloudwatchEventRuleConfig
        {
            Provider = placement.Provider,
            Name = name,
            Description = props.Description,
            ScheduleExpression = props.Schedule,
            EventPattern = props.Pattern is { } pattern ? TokenJson.Of(pattern) : null,
        });
        var right = new LambdaPermission(this, "Invoke", new LambdaPermissionConfig
        {
            Provider = placement.Provider,
            FunctionName = function.Name,
            Action = "lambda:InvokeFunction",
            Principal = "events.amazonaws.com",
            SourceArn = placement.Arn("events", $"rule/{name}"),
            DependsOn = new ITerraformDependable[] { function.Resource },
        });
        _ = new CloudwatchEventTarget(this, "Target", new CloudwatchEventTargetConfig
        {
            Provider = placement.Provider,
            Rule = rule.Name,
            Arn = function.Arn,
            DependsOn = new ITerraformDependable[] { right },
        });
    }
}
