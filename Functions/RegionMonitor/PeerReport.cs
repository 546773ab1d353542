using System.Text.Json;
using System.Text.Json.Serialization;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Database;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>The body of an answer of <c>/health</c>, as far as it is read.</summary>
/// <param name="Region">The region that answers.</param>
/// <param name="Checks">Each part with <c>ok</c> or the code of its fault.</param>
internal sealed record PeerReport(string? Region, IReadOnlyDictionary<string, string>? Checks)
{
    private const string WriterCheck = "writer";

    // What a region says that has no time, no connection or no function left.
    private static readonly string[] NothingLeft = [DatabaseFaultCode.Of(DatabaseFault.TimedOut), DatabaseFaultCode.Of(DatabaseFault.Exhausted)];

    private static readonly string[] NoWriter = [DatabaseFaultCode.Of(DatabaseFault.ReadOnly), DatabaseFaultCode.Of(DatabaseFault.Unreachable)];

    /// <summary>What an answer means.</summary>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="body">Its body.</param>
    /// <param name="region">The region that was asked. Only a report of its own counts: a name may lead to the wrong place.</param>
    public static PeerAnswer Read(int status, ReadOnlySpan<byte> body, string region) => (status, Parse(body)) switch
    {
        (200, { Checks: not null } report) when report.Region == region => PeerAnswer.Serving,
        (_, { Checks: { } checks } report) when report.Region == region => Fault(checks),

        // API Gateway speaks for a function that is throttled (429) or too slow (504).
        (429 or 504, _) => PeerAnswer.Overloaded,
        _ => PeerAnswer.Silent,
    };

    private static PeerAnswer Fault(IReadOnlyDictionary<string, string> checks) =>
        checks.Values.Any(fault => NothingLeft.Contains(fault)) ? PeerAnswer.Overloaded
        : checks.TryGetValue(WriterCheck, out var writer) && NoWriter.Contains(writer) ? PeerAnswer.FailingOver
        : PeerAnswer.Unwell;

    private static PeerReport? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, PeerReportContext.Default.PeerReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PeerReport))]
internal sealed partial class PeerReportContext : JsonSerializerContext;
