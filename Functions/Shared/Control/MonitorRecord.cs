namespace DrTerraform.Functions.Shared.Control;

/// <summary>What a region's failover monitor keeps from one look to the next, and shows to whoever asks how it is.</summary>
public sealed record MonitorRecord
{
    /// <summary>Grows by one with every writing; 0 before the first.</summary>
    public required long Version { get; init; }

    /// <summary>The run that watches.</summary>
    public required string Holder { get; init; }

    /// <summary>Until when nobody else may watch.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>When the monitor looked last: its heartbeat.</summary>
    public required DateTimeOffset TickedAt { get; init; }

    /// <summary>What it decided then, in one word.</summary>
    public required string Action { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What it remembers, as its own JSON.</summary>
    public required string State { get; init; }
}
