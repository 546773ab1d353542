namespace DrTerraform.Settings;

/// <summary>Log groups, alike in both regions.</summary>
public sealed record LogSettings
{
    /// <summary>Days that log lines are kept: one of the values that CloudWatch Logs knows (1, 3, 5, 7, 14, 30, 60, 90, ...).</summary>
    public int RetentionDays { get; init; } = 30;
}
