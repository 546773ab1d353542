using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.LambdaFunction;

namespace DrTerraform.Constructs.Compute;

/// <summary>What a <see cref="RegionFunction"/> is given.</summary>
public sealed record RegionFunctionProps
{
    /// <summary>Where the function goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The function.</summary>
    public required Named Name { get; init; }

    /// <summary>Memory, time and log level.</summary>
    public required FunctionSettings Settings { get; init; }

    /// <summary>Absolute path of the zip that holds the function's executable, <c>bootstrap</c>.</summary>
    public required string Package { get; init; }

    /// <summary>Environment variables: names and the region's own endpoints, never a secret.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What the function may do beyond writing its log and leaving dead letters.</summary>
    public required IReadOnlyList<Access> Rights { get; init; }

    /// <summary>The network that the function joins. Null: none; it calls AWS services alone, and starts faster.</summary>
    public FunctionNetwork? Network { get; init; }

    /// <summary>Where the function leaves what it could not do.</summary>
    public required DeadLetterQueue DeadLetters { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }

    /// <summary>Days that log lines are kept.</summary>
    public required int LogRetentionDays { get; init; }
}

/// <summary>A function of a region, with its log and its role.</summary>
public sealed class RegionFunction : Construct
{
    // The Lambda service calls these with the function's role to plug it into the network.
    private static readonly string[] NetworkInterfaceActions =
    [
        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
        "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ];

    /// <summary>Declares the function.</summary>
    public RegionFunction(Construct scope, string id, RegionFunctionProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        Name = placement.Names.Of(props.Name);
        Arn = placement.Arn("lambda", $"function:{Name}");

        var logs = new LogGroup(this, "Logs", new LogGroupProps
        {
            Placement = placement,
            Name = $"/aws/lambda/{Name}",
            RetentionDays = props.LogRetentionDays,
            KeyArn = props.KeyArn,
        });
        var role = new ServiceRole(this, "Execution", new ServiceRoleProps
        {
            Placement = placement,
            Purpose = props.Name.Purpose,
            Service = "lambda.amazonaws.com",
            SendsSourceAccount = false,
            Rights =
            [
                logs.Write,
                props.DeadLetters.Send,
                .. props.Network is null ? [] : JoinNetwork(Arn),

                // Whoever else gets hold of the role can do nothing with it.
                .. props.Rights.Select(right => right.When("ArnEquals", "lambda:SourceFunctionArn", Arn)),
            ],
        });
        RoleArn = role.Arn;
        var package = new TerraformAsset(this, "Package", new TerraformAssetConfig { Path = props.Package, Type = AssetType.FILE });
        var file = package.Path;

        Resource = new LambdaFunction(this, "Function", new LambdaFunctionConfig
        {
            Provider = placement.Provider,
            FunctionName = Name,
            Role = RoleArn,
            Runtime = "provided.al2023",
            Handler = "bootstrap",
            Architectures = ["x86_64"],
            MemorySize = props.Settings.MemoryMegabytes,
            Timeout = props.Settings.TimeoutSeconds,
            Filename = file,
            SourceCodeHash = Fn.Filebase64sha256(file),
            KmsKeyArn = props.KeyArn,
            Environment = new LambdaFunctionEnvironment { Variables = new Dictionary<string, string>(props.Environment) { ["DR_LOG_LEVEL"] = $"{props.Settings.LogLevel}".ToLowerInvariant() } },
            VpcConfig = props.Network is { } network ? new LambdaFunctionVpcConfig { SubnetIds = [.. network.SubnetIds], SecurityGroupIds = [network.SecurityGroupId] } : null,
            DeadLetterConfig = new LambdaFunctionDeadLetterConfig { TargetArn = props.DeadLetters.Arn },
            LoggingConfig = new LambdaFunctionLoggingConfig { LogFormat = "JSON", LogGroup = logs.Resource.Name },
            DependsOn = role.Grants,
        });
    }

    /// <summary>The function, for whatever must wait for it: its ARN is known before it exists.</summary>
    public LambdaFunction Resource { get; }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>The function's ARN, built from its name.</summary>
    public string Arn { get; }

    /// <summary>ARN of the role that the function runs in.</summary>
    public string RoleArn { get; }

    private static Access[] JoinNetwork(string functionArn) =>
    [
        new("JoinNetwork", NetworkInterfaceActions, ["*"]),

        // The service needs them; the function's own code does not.
        new Access("NotByCode", NetworkInterfaceActions, ["*"]) { Deny = true }.When("ArnEquals", "lambda:SourceFunctionArn", functionArn),
    ];
}
