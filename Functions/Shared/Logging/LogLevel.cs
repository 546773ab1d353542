namespace DrTerraform.Functions.Shared.Logging;

/// <summary>How much a log line matters; a line below the configured level is not written.</summary>
public enum LogLevel
{
    /// <summary>For finding a fault: what each step did.</summary>
    Debug,

    /// <summary>What a normal day looks like: one line per request.</summary>
    Info,

    /// <summary>A request was refused or delayed for a reason outside it.</summary>
    Warn,

    /// <summary>Something an engineer has to look at.</summary>
    Error,
}
