using System.Text.Json.Serialization;

namespace DrTerraform.Functions.ConfigSync;

/// <summary>What a run did in the other region; names only, no value.</summary>
/// <param name="Copied">Names of the parameters that were written.</param>
/// <param name="Deleted">Names of those that were deleted.</param>
/// <param name="Conflicts">Names of those edited in both regions, where the older edit was overwritten; its value is in the parameter's history there.</param>
/// <param name="HeldBack">Names of those that should be deleted and were not, because they are too many at once.</param>
/// <param name="Failed">Names of those that AWS refused, with its code.</param>
internal sealed record SyncReport(
    IReadOnlyList<string> Copied,
    IReadOnlyList<string> Deleted,
    IReadOnlyList<string> Conflicts,
    IReadOnlyList<string> HeldBack,
    IReadOnlyDictionary<string, string> Failed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DriftReport))]
[JsonSerializable(typeof(SyncReport))]
[JsonSerializable(typeof(SyncEvent))]
internal sealed partial class ReportContext : JsonSerializerContext;
