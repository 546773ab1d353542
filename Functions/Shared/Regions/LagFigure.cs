namespace DrTerraform.Functions.Shared.Regions;

/// <summary>A lag as it was measured.</summary>
/// <param name="Lag">How far behind.</param>
/// <param name="At">The minute in which it was measured.</param>
public sealed record LagFigure(TimeSpan Lag, DateTimeOffset At);
