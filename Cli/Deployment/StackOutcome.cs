using System.Text.Json;

namespace DrTerraform.Cli.Deployment;

/// <summary>What became of one stack.</summary>
internal sealed record StackOutcome(string Stack)
{
    public TimeSpan Duration { get; init; }

    public string LogFile { get; init; } = "";

    public ApplyProgress Progress { get; init; } = ApplyProgress.None;

    /// <summary>The step that failed, as a command; null when none did.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Why nothing was done; null when something was.</summary>
    public string? Skipped { get; init; }

    /// <summary>Errors in Terraform's words, with the resource each is about.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>The stack's outputs after it was applied, as Terraform reports them.</summary>
    public JsonElement? Outputs { get; init; }

    public bool Failed => FailedStep is not null;
}
