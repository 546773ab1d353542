namespace DrTerraform.Cli.Processes;

/// <summary>A program to run. No shell is involved, so nothing needs quoting.</summary>
internal sealed record ProcessRequest(string FileName, IReadOnlyList<string> Arguments)
{
    public required string WorkingFolder { get; init; }

    /// <summary>Variables that differ from this process's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public StopSignal StopSignal { get; init; } = StopSignal.Interrupt;

    /// <summary>Called with the process id as soon as there is one.</summary>
    public Action<int>? Started { get; init; }

    /// <summary>The command as one would type it, for logs.</summary>
    public string Shown => string.Join(' ', Arguments.Prepend(Path.GetFileName(FileName)));
}
