using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;

namespace DrTerraform.Constructs.Foundation;

/// <summary>What a <see cref="LogGroup"/> is given.</summary>
public sealed record LogGroupProps
{
    /// <summary>Where the group goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>Days that lines are kept.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }
}

/// <summary>An encrypted log group that forgets. Declared before whatever writes to it, which would create an endless one in the clear.</summary>
public sealed class LogGroup : Construct
{
    /// <summary>Declares the group.</summary>
    public LogGroup(Construct scope, string id, LogGroupProps props)
        : base(scope, id)
    {
        Resource = new CloudwatchLogGroup(this, "Group", new CloudwatchLogGroupConfig
        {
            Provider = props.Placement.Provider,
            Name = props.Name,
            RetentionInDays = props.RetentionDays,
            KmsKeyId = props.KeyArn,
        });
        Arn = props.Placement.Arn("logs", $"log-group:{props.Name}");
        Write = new Access("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [$"{Arn}:*"]);
    }

    /// <summary>The group, for writers that must wait for it.</summary>
    public CloudwatchLogGroup Resource { get; }

    /// <summary>The group's ARN, without the <c>:*</c> that stands for its streams.</summary>
    public string Arn { get; }

    /// <summary>The right to write to the group.</summary>
    public Access Write { get; }
}
