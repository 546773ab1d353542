using System.Collections.Concurrent;
using System.Text.Json;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>What a function says of its own requests, in its log.</summary>
internal sealed class ReportedDurations
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

    /// <summary>Reads a line of the log; called from any thread.</summary>
    public void Read(string line)
    {
        try
        {
            if (JsonElement.Parse(line).TryGetProperty(Metric.RequestDuration.Name, out var duration))
            {
                _milliseconds.Enqueue(duration.GetDouble());
            }
        }
        catch (JsonException)
        {
            // A program that writes other lines reports nothing.
        }
    }

    /// <summary>The median of the last requests; null when nothing was reported.</summary>
    public double? Median(int last) => _milliseconds.IsEmpty ? null : Spread.Of(_milliseconds.TakeLast(last)).Median;
}
