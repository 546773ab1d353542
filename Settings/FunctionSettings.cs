namespace DrTerraform.Settings;

/// <summary>The Lambda functions, alike in both regions.</summary>
public sealed record FunctionSettings
{
    /// <summary>Memory in MB; CPU grows with it.</summary>
    [AllowedRange(128, 10_240)]
    public int MemoryMegabytes { get; init; } = 1024;

    /// <summary>Time a call may take in seconds. API Gateway gives up after 29, so a longer one only lets work end that nobody waits for.</summary>
    [AllowedRange(1, 60)]
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>How the packages are compiled.</summary>
    public FunctionPackaging Packaging { get; init; } = FunctionPackaging.ReadyToRun;

    /// <summary>Least severe log line that is written.</summary>
    public FunctionLogLevel LogLevel { get; init; } = FunctionLogLevel.Info;
}

/// <summary>How a function's package is compiled; the sources are the same.</summary>
public enum FunctionPackaging
{
    /// <summary>With its own runtime, compiled beforehand but for what only the running program knows. Builds everywhere.</summary>
    ReadyToRun,

    /// <summary>Ahead of time, to one program: starts soonest, and needs the compiler's packages and a linker (<c>dr doctor</c> says whether they are at hand).</summary>
    NativeAot,
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
