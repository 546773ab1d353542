namespace DrTerraform.Settings;

/// <summary>A function that watches or mends, outside the network, alike in both regions. Its log level is that of the other functions.</summary>
public sealed record ControlFunctionSettings
{
    /// <summary>Memory in MB; CPU grows with it.</summary>
    [AllowedRange(128, 10_240)]
    public int MemoryMegabytes { get; init; } = 256;

    /// <summary>Time a run may take in seconds; 900 is the most that Lambda grants.</summary>
    [AllowedRange(1, 900)]
    public int TimeoutSeconds { get; init; } = 300;
}
