namespace DrTerraform.Cli.Terraform;

/// <summary>What became of one stack.</summary>
internal sealed record StackPlan
{
    public required string Stack { get; init; }

    public required TimeSpan Duration { get; init; }

    public required string LogFile { get; init; }

    /// <summary>Null for a stack that failed, or that was validated only.</summary>
    public ChangeCounts? Changes { get; init; }

    /// <summary>The step that failed, as a command; null when none did.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Findings in Terraform's words: the reason of the failure, or warnings of a plan that succeeded.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    public bool Failed => FailedStep is not null;
}
