namespace DrTerraform.Policies.Cost;

/// <summary>What one unit of something costs in one region.</summary>
/// <param name="Usd">US dollars.</param>
/// <param name="Unit">What one unit is.</param>
/// <param name="IsSeen">Whether the price was seen for this very region, and not taken over from another.</param>
internal sealed record Price(double Usd, string Unit, bool IsSeen);
