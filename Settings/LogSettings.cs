namespace DrTerraform.Settings;

/// <summary>Log groups, alike in both regions.</summary>
public sealed record LogSettings
{
    /// <summary>Days that log lines are kept; CloudWatch Logs knows these values only.</summary>
    [AllowedNumbers(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)]
    public int RetentionDays { get; init; } = 30;
}
