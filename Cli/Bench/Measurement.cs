namespace DrTerraform.Cli.Bench;

/// <summary>One run of a program: how long, and the most memory the .NET process and its tree had.</summary>
internal sealed record Measurement(TimeSpan Wall, long ProcessBytes, long TreeBytes);
