namespace DrTerraform.Settings;

/// <summary>Objectives of recovery and of cost that the deployment is judged by.</summary>
public sealed record ObjectiveSettings
{
    /// <summary>Recovery time objective in seconds: from the loss of the region to service in the other.</summary>
    [AllowedRange(60, 86_400)]
    public int RtoSeconds { get; init; } = 300;

    /// <summary>Recovery point objective in seconds: how much acknowledged work a lost region may take with it.</summary>
    [AllowedRange(2, 86_400)]
    public int RpoSeconds { get; init; } = 60;

    /// <summary>Most that a month may cost by the estimate, in USD. Null: any. A synthesis over it is refused.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int? MonthlyBudgetUsd { get; init; }
}
