namespace DrTerraform.Settings;

/// <summary>Recovery objectives that the deployment is judged by.</summary>
public sealed record ObjectiveSettings
{
    /// <summary>Recovery time objective in seconds: from the loss of the region to service in the other.</summary>
    [AllowedRange(60, 86_400)]
    public int RtoSeconds { get; init; } = 300;

    /// <summary>Recovery point objective in seconds: how much acknowledged work a lost region may take with it.</summary>
    [AllowedRange(2, 86_400)]
    public int RpoSeconds { get; init; } = 60;
}
