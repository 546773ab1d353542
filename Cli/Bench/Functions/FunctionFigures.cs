using System.Text.Json.Serialization;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>What was measured of a program.</summary>
/// <param name="Name">What it is.</param>
/// <param name="ZipMegabytes">Size of its deployment package; null where there is none.</param>
/// <param name="ColdStartMs">From the process's start to its first answer, on a whole processor.</param>
/// <param name="ColdStartMsByMemory">The same under the share of a processor that Lambda gives to a memory size in MB.</param>
/// <param name="WarmMs">Minimum, median and maximum of one client's requests, one after the other.</param>
/// <param name="WarmP99Ms">The time that one in a hundred of them exceeds.</param>
/// <param name="InsideMs">The median of what the function itself reports for the same requests: without the Runtime API. For the floor the same as the median; null for a program that reports none.</param>
/// <param name="PerSecond">Webhooks a second of eight clients.</param>
/// <param name="PeakMegabytes">The most memory its process had.</param>
internal sealed record FunctionFigures(
    string Name,
    double? ZipMegabytes,
    Spread? ColdStartMs,
    IReadOnlyDictionary<int, Spread?> ColdStartMsByMemory,
    Spread WarmMs,
    double WarmP99Ms,
    double? InsideMs,
    double PerSecond,
    double? PeakMegabytes);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FunctionFigures[]))]
internal sealed partial class FunctionFiguresContext : JsonSerializerContext;
