namespace DrTerraform.Cli.Processes;

/// <summary>What a process that may outlive its starter leaves behind about itself.</summary>
internal sealed record ProcessRecord
{
    public required int Pid { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>What it does, in words that complete "waiting for the …".</summary>
    public required string Purpose { get; init; }

    /// <summary>The port a server listens on.</summary>
    public int? Port { get; init; }

    /// <summary>The AWS account a server plays.</summary>
    public string? Account { get; init; }

    /// <summary>Whether it is meant to outlive the command that started it.</summary>
    public bool Kept { get; init; }

    public string? Log { get; init; }
}
