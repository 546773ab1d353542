namespace DrTerraform.Functions.Shared.Regions;

/// <summary>The detail of the event that says that a region has become active.</summary>
/// <param name="Region">The region that is active now.</param>
/// <param name="Epoch">The epoch that has begun.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="EstimatedLossSeconds">Seconds of the latest work that may be missing; null when nobody knows.</param>
public sealed record ActiveRegionChange(string Region, long Epoch, string Reason, double? EstimatedLossSeconds);
