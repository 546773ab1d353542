using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Regions;

[TestFixture]
public sealed class ReplicationMetricsTests
{
    [Test]
    public async Task The_latest_figure_counts_whatever_the_order_of_the_answer()
    {
        var figure = await LagAsync("""
            <member><Timestamp>2026-11-20T11:58:00Z</Timestamp><Maximum>812.5</Maximum></member>
            <member><Timestamp>2026-11-20T11:59:00Z</Timestamp><Maximum>1250</Maximum></member>
            <member><Timestamp>2026-11-20T11:57:00Z</Timestamp><Maximum>90000</Maximum></member>
            """);

        figure.ShouldBe(new LagFigure(TimeSpan.FromMilliseconds(1250), new DateTimeOffset(2026, 11, 20, 11, 59, 0, TimeSpan.Zero)));
    }

    [TestCase("")]
    [TestCase("<member><Timestamp>2026-11-20T11:59:00Z</Timestamp><Maximum>much</Maximum></member>")]
    public async Task Without_a_figure_there_is_no_lag_and_above_all_none_of_zero(string datapoints) => (await LagAsync(datapoints)).ShouldBeNull();

    [Test]
    public async Task The_figure_asked_for_is_that_of_the_regions_own_cluster_in_the_last_five_minutes()
    {
        Received? received = null;
        await LagAsync("", request => received = request);

        received!.Body.ShouldSatisfyAllConditions(
            body => body.ShouldContain("MetricName=AuroraGlobalDBRPOLag"),
            body => body.ShouldContain("Dimensions.member.1.Value=payments-west"),
            body => body.ShouldContain("StartTime=2026-11-20T11%3A55%3A00Z"));
    }

    private static async Task<LagFigure?> LagAsync(string datapoints, Action<Received>? seen = null)
    {
        using var server = new LoopbackServer(request =>
        {
            seen?.Invoke(request);
            return Task.FromResult<Reply?>(new Reply(200, $"""
                <GetMetricStatisticsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricStatisticsResult>
                  <Label>AuroraGlobalDBRPOLag</Label><Datapoints>{datapoints}</Datapoints>
                </GetMetricStatisticsResult></GetMetricStatisticsResponse>
                """));
        });
        var time = new ManualTime();
        var cloudWatch = new AwsQueryClient(
            AwsJsonClient.CreateHttpClient(), ReplicationMetrics.Service, ReplicationMetrics.Version, Some.OtherRegion, new AwsCredentials("key", "secret", null), server.Address, time);
        return await new ReplicationMetrics(cloudWatch, "payments-west", time).RpoLagAsync(CancellationToken.None);
    }
}
