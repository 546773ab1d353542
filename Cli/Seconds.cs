using System.Globalization;

namespace DrTerraform.Cli;

/// <summary>Durations as the commands print them.</summary>
internal static class Seconds
{
    public static string Of(TimeSpan duration) => duration.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);
}
