namespace DrTerraform.Settings;

/// <summary>Recovery objectives that the deployment is judged by.</summary>
public sealed record ObjectiveSettings
{
    /// <summary>Recovery time objective in seconds, 60 to 86 400: from the loss of the region to service in the other.</summary>
    public int RtoSeconds { get; init; } = 300;

    /// <summary>Recovery point objective in seconds, 1 to 86 400: how much acknowledged work a lost region may take with it.</summary>
    public int RpoSeconds { get; init; } = 60;
}
