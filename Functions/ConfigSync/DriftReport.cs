using System.Text.Json.Serialization;

namespace DrTerraform.Functions.ConfigSync;

/// <summary>How the regions' parameters differ; names only, no value.</summary>
/// <param name="Region">The region that reports.</param>
/// <param name="PeerRegion">The other one.</param>
/// <param name="InSync">How many parameters are equal.</param>
/// <param name="OnlyHere">Names of those the other region lacks.</param>
/// <param name="OnlyThere">Names of those this region lacks.</param>
/// <param name="Different">Names of those that differ in value, type, tier or data type.</param>
internal sealed record DriftReport(
    string Region, string PeerRegion, int InSync, IReadOnlyList<string> OnlyHere, IReadOnlyList<string> OnlyThere, IReadOnlyList<string> Different)
{
    [JsonIgnore]
    public int Count => OnlyHere.Count + OnlyThere.Count + Different.Count;
}
