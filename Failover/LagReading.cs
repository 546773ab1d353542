namespace DrTerraform.Failover;

/// <summary>A figure of the replication lag from a time at which the other region still answered.</summary>
/// <param name="Lag">How far this region was behind.</param>
/// <param name="At">When it was read.</param>
/// <remarks>The lag that matters is the one from before the loss: once the writer is gone the figure only counts the time since.</remarks>
public sealed record LagReading(TimeSpan Lag, DateTimeOffset At);
