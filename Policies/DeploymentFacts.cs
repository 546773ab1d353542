using DrTerraform.Settings;

namespace DrTerraform.Policies;

/// <summary>What policies judge by and Terraform JSON does not say.</summary>
public sealed record DeploymentFacts
{
    /// <summary>How much acknowledged work a lost region may take with it. A minute unless the settings say otherwise.</summary>
    public TimeSpan RecoveryPointObjective { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What the cost estimate assumes of a month.</summary>
    public UsageSettings Usage { get; init; } = new();

    /// <summary>Most that a month may cost by the estimate, in USD; null: any.</summary>
    public int? MonthlyBudgetUsd { get; init; }

    /// <summary>
    /// For each stack the stacks that are deployed before it, as declared in the application and kept in its manifest. Null when
    /// unknown; the order of the stacks is not judged then.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Dependencies { get; init; }

    /// <summary>The facts that the settings hold.</summary>
    public static DeploymentFacts Of(DrSettings settings) => new()
    {
        RecoveryPointObjective = TimeSpan.FromSeconds(settings.Objectives.RpoSeconds),
        Usage = settings.Usage,
        MonthlyBudgetUsd = settings.Objectives.MonthlyBudgetUsd,
    };
}
