using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Network;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>What every service of a region stands on.</summary>
internal sealed record RegionParts
{
    /// <summary>The region's stack.</summary>
    public required RegionStack Stack { get; init; }

    /// <summary>The deployment.</summary>
    public required DrSettings Settings { get; init; }

    /// <summary>The region's row.</summary>
    public required RegionProfile Profile { get; init; }

    /// <summary>The built functions.</summary>
    public required FunctionPackages Packages { get; init; }

    /// <summary>The region's own key.</summary>
    public required EncryptionKey Key { get; init; }

    /// <summary>The private network.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>Where functions leave what they could not do.</summary>
    public required DeadLetterQueue DeadLetters { get; init; }

    /// <summary>Where the region is.</summary>
    public Placement Placement => Stack.Placement;

    /// <summary>The settings of a function that watches or mends.</summary>
    public FunctionSettings Control(ControlFunctionSettings settings) =>
        Settings.Functions with { MemoryMegabytes = settings.MemoryMegabytes, TimeoutSeconds = settings.TimeoutSeconds };

    /// <summary>Declares a function of the region.</summary>
    public RegionFunction Function(string id, FunctionParts parts) => new(Stack, id, new RegionFunctionProps
    {
        Placement = Placement,
        Name = parts.Name,
        Settings = parts.Settings,
        Package = parts.Package,
        Environment = parts.Environment,
        Rights = parts.Rights,
        Network = parts.Network,
        DeadLetters = DeadLetters,
        KeyArn = Key.Arn,
        LogRetentionDays = Settings.Logs.RetentionDays,
    });
}

/// <summary>What one function of a region has of its own.</summary>
internal sealed record FunctionParts
{
    /// <summary>The function.</summary>
    public required Named Name { get; init; }

    /// <summary>Memory, time and log level.</summary>
    public required FunctionSettings Settings { get; init; }

    /// <summary>Absolute path of its zip.</summary>
    public required string Package { get; init; }

    /// <summary>Names and the region's own endpoints, never a secret.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What its code may do.</summary>
    public required IReadOnlyList<Access> Rights { get; init; }

    /// <summary>The network that it joins; null: none.</summary>
    public FunctionNetwork? Network { get; init; }
}
