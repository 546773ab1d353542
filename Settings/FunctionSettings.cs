namespace DrTerraform.Settings;

/// <summary>The Lambda functions, alike in both regions.</summary>
public sealed record FunctionSettings
{
    /// <summary>Memory in MB; CPU grows with it.</summary>
    [AllowedRange(128, 10_240)]
    public int MemoryMegabytes { get; init; } = 1024;

    /// <summary>Time a call may take in seconds: API Gateway gives up after 29.</summary>
    [AllowedRange(1, 29)]
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Least severe log line that is written.</summary>
    public FunctionLogLevel LogLevel { get; init; } = FunctionLogLevel.Info;
}

/// <summary>Severity of a function's log line.</summary>
public enum FunctionLogLevel
{
    /// <summary>Everything.</summary>
    Debug,

    /// <summary>What happened.</summary>
    Info,

    /// <summary>What may need a look.</summary>
    Warn,

    /// <summary>What failed.</summary>
    Error,
}
