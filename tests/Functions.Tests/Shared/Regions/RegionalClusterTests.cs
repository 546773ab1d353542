using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Regions;

[TestFixture]
public sealed class RegionalClusterTests
{
    private const string Serverless = "<ServerlessV2ScalingConfiguration><MinCapacity>1.0</MinCapacity><MaxCapacity>16.0</MaxCapacity></ServerlessV2ScalingConfiguration>";

    private readonly List<string> _sent = [];

    [Test]
    public async Task The_cluster_is_told_as_it_is() => (await AskAsync(Serverless, cluster => cluster.DescribeAsync(CancellationToken.None)))
        .ShouldBe(new ClusterState("arn:aws:rds:us-west-2:111122223333:cluster:payments", "available", 1, new CapacityRange(1, 16)));

    [TestCase("available", 1, true)]
    [TestCase("available", 0, false)]
    [TestCase("upgrading", 1, false)]
    public void It_could_be_promoted_when_it_is_available_and_has_an_instance(string status, int instances, bool expected) =>
        new ClusterState("arn", status, instances, Capacity: null).CouldBePromoted.ShouldBe(expected);

    [Test]
    [Property("Requirement", "X-12")]
    public async Task The_floor_is_raised_and_the_ceiling_stays()
    {
        (await AskAsync(Serverless, cluster => cluster.RaiseCapacityAsync(8, CancellationToken.None))).ShouldBeTrue();

        _sent[^1].ShouldSatisfyAllConditions(
            body => body.ShouldContain("Action=ModifyDBCluster"),
            body => body.ShouldContain("ServerlessV2ScalingConfiguration.MinCapacity=8&ServerlessV2ScalingConfiguration.MaxCapacity=16"));
    }

    [TestCase(Serverless, 1)]
    [TestCase(Serverless, 0.5)]
    [TestCase("", 8)]
    public async Task A_floor_that_is_there_or_cannot_be_is_left(string scaling, double floor)
    {
        (await AskAsync(scaling, cluster => cluster.RaiseCapacityAsync(floor, CancellationToken.None))).ShouldBeFalse();

        _sent.ShouldAllBe(body => body.Contains("Action=DescribeDBClusters"));
    }

    [Test]
    [Property("Requirement", "X-12")]
    public async Task The_floor_of_a_region_that_waits_again_is_lowered()
    {
        (await AskAsync(Serverless, cluster => cluster.LowerCapacityAsync(0.5, CancellationToken.None))).ShouldBeTrue();

        _sent[^1].ShouldContain("ServerlessV2ScalingConfiguration.MinCapacity=0.5&ServerlessV2ScalingConfiguration.MaxCapacity=16");
    }

    [Test]
    public async Task A_floor_is_never_raised_by_lowering_it() =>
        (await AskAsync(Serverless, cluster => cluster.LowerCapacityAsync(8, CancellationToken.None))).ShouldBeFalse();

    private async Task<T> AskAsync<T>(string scaling, Func<RegionalCluster, Task<T>> ask)
    {
        using var server = new LoopbackServer(request =>
        {
            _sent.Add(request.Body);
            return Task.FromResult<Reply?>(new Reply(200, $"""
                <DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClustersResult><DBClusters><DBCluster>
                  <DBClusterArn>arn:aws:rds:us-west-2:111122223333:cluster:payments</DBClusterArn><Status>available</Status>{scaling}
                  <DBClusterMembers><DBClusterMember><IsClusterWriter>false</IsClusterWriter></DBClusterMember></DBClusterMembers>
                </DBCluster></DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>
                """));
        });
        return await ask(new RegionalCluster(
            new AwsQueryClient(AwsJsonClient.CreateHttpClient(), GlobalDatabase.Service, GlobalDatabase.Version, Some.OtherRegion, new AwsCredentials("key", "secret", null), server.Address, TimeProvider.System),
            "payments"));
    }
}
