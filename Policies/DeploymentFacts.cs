namespace DrTerraform.Policies;

/// <summary>What policies judge by and Terraform JSON does not say.</summary>
public sealed record DeploymentFacts
{
    /// <summary>How much acknowledged work a lost region may take with it. A minute unless the settings say otherwise.</summary>
    public TimeSpan RecoveryPointObjective { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// For each stack the stacks that are deployed before it, as declared in the application and kept in its manifest. Null when
    /// unknown; the order of the stacks is not judged then.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Dependencies { get; init; }
}
