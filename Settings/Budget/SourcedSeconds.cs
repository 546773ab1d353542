namespace DrTerraform.Settings.Budget;

/// <summary>A time that no setting decides.</summary>
/// <param name="Seconds">The time.</param>
/// <param name="Source">Who says so: a page of AWS, this project's code, or that it is an assumption.</param>
internal sealed record SourcedSeconds(int Seconds, string Source);
