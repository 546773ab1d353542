using System.Globalization;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Regions;

/// <summary>How far a region's copy of the database is behind the writer, by CloudWatch of the same region: the figure exists nowhere else.</summary>
/// <param name="cloudWatch">CloudWatch of the waiting region.</param>
/// <param name="cluster">The identifier of that region's cluster.</param>
/// <param name="time">The clock.</param>
public sealed class ReplicationMetrics(AwsQueryClient cloudWatch, string cluster, TimeProvider time)
{
    /// <summary>CloudWatch's name in addresses and signatures.</summary>
    public const string Service = "monitoring";

    /// <summary>The version of CloudWatch's interface.</summary>
    public const string Version = "2010-08-01";

    /// <summary>Older figures say nothing: a copy that has reported none since has lost touch.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The latest <c>AuroraGlobalDBRPOLag</c> (<c>cloudwatch:GetMetricStatistics</c>): how much acknowledged work would be lost with the
    /// writer's region. Null when there is no figure of the last five minutes.
    /// </summary>
    /// <exception cref="AwsException">CloudWatch refused or did not answer.</exception>
    public async Task<LagFigure?> RpoLagAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var answer = await cloudWatch.CallAsync(
            "GetMetricStatistics",
            new Dictionary<string, string>
            {
                ["Namespace"] = "AWS/RDS",
                ["MetricName"] = "AuroraGlobalDBRPOLag",
                ["Dimensions.member.1.Name"] = "DBClusterIdentifier",
                ["Dimensions.member.1.Value"] = cluster,
                ["StartTime"] = Moment(now - Window),
                ["EndTime"] = Moment(now + Period),
                ["Period"] = Period.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                ["Statistics.member.1"] = "Maximum",
            },
            repeatable: true,
            cancellation);
        return answer.Members("Datapoints").Select(Read).OfType<LagFigure>().MaxBy(figure => figure.At);
    }

    private static LagFigure? Read(AwsXml datapoint) =>
        DateTimeOffset.TryParse(datapoint.Own("Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && double.TryParse(datapoint.Own("Maximum"), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            ? new LagFigure(TimeSpan.FromMilliseconds(milliseconds), at)
            : null;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
