using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class AuroraClusterTests
{
    private static readonly ClusterNames Names = new("payments-global", "payments", "arn:aws:rds:us-west-2:111122223333:cluster:payments");

    private readonly List<string> _sent = [];

    [SetUp]
    public void Forget() => _sent.Clear();

    [TestCase("false", "", "available", 1, ClusterRole.Replica)]
    [TestCase("true", "", "available", 1, ClusterRole.Writer)]
    [TestCase("true", "", "modifying", 1, ClusterRole.Writer)]
    [TestCase("false", "failing-over", "available", 1, ClusterRole.Changing)]
    [TestCase("true", "switching-over", "available", 1, ClusterRole.Changing)]
    [TestCase("false", "", "available", 0, ClusterRole.Unavailable)]
    [TestCase("false", "", "creating", 1, ClusterRole.Unavailable)]
    [TestCase(null, "", "available", 1, ClusterRole.Unavailable)]
    [Property("Requirement", "A-DB-1")]
    public async Task What_RDS_says_is_what_the_cluster_is(string? isWriter, string change, string status, int instances, ClusterRole role)
    {
        using var server = Rds(isWriter, change, status, instances, minimum: 1);

        (await At(server).RoleAsync(CancellationToken.None)).ShouldBe(role);
    }

    [Test]
    public async Task A_failover_that_is_under_way_already_is_what_was_wanted()
    {
        using var server = Refusing("InvalidGlobalClusterStateFault");

        await Should.NotThrowAsync(() => At(server).FailOverHereAsync(CancellationToken.None));
    }

    [Test]
    public async Task Another_refusal_is_told()
    {
        using var server = Refusing("AccessDenied");

        (await Should.ThrowAsync<AwsException>(() => At(server).FailOverHereAsync(CancellationToken.None))).Code.ShouldBe("AccessDenied");
    }

    [Test]
    [Property("Requirement", "A-DB-1")]
    public async Task The_failover_is_asked_for_by_the_ARN_of_the_own_cluster_with_leave_to_lose_data()
    {
        using var server = Rds("false", "", "available", 1, minimum: 1);

        await At(server).FailOverHereAsync(CancellationToken.None);

        _sent.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            body => body.ShouldContain("Action=FailoverGlobalCluster"),
            body => body.ShouldContain("AllowDataLoss=true"),
            body => body.ShouldContain("TargetDbClusterIdentifier=arn%3Aaws%3Ards%3Aus-west-2%3A111122223333%3Acluster%3Apayments"));
    }

    [Test]
    [Property("Requirement", "X-12")]
    public async Task The_floor_of_the_capacity_is_raised_to_that_of_a_region_that_serves()
    {
        using var server = Rds("true", "", "available", 1, minimum: 1);

        await At(server).RaiseCapacityAsync(CancellationToken.None);

        _sent[^1].ShouldBe(
            "DBClusterIdentifier=payments&ServerlessV2ScalingConfiguration.MinCapacity=8&ServerlessV2ScalingConfiguration.MaxCapacity=32&ApplyImmediately=true&Action=ModifyDBCluster&Version=2014-10-31");
    }

    [Test]
    public async Task A_floor_that_is_high_enough_is_left()
    {
        using var server = Rds("true", "", "available", 1, minimum: 8);

        await At(server).RaiseCapacityAsync(CancellationToken.None);

        _sent.ShouldHaveSingleItem().ShouldContain("Action=DescribeDBClusters");
    }

    [Test]
    public async Task Instances_of_a_fixed_size_have_no_floor()
    {
        using var server = Rds("true", "", "available", 1, minimum: null);

        await At(server).RaiseCapacityAsync(CancellationToken.None);

        _sent.ShouldHaveSingleItem().ShouldContain("Action=DescribeDBClusters");
    }

    private static AuroraCluster At(LoopbackServer server)
    {
        var (http, credentials) = (AwsJsonClient.CreateHttpClient(), new AwsCredentials("key", "secret", null));
        AwsQueryClient Client(string service, string version) => new(http, service, version, Some.OtherRegion, credentials, server.Address, TimeProvider.System);
        return new AuroraCluster(
            Client(GlobalDatabase.Service, GlobalDatabase.Version),
            new ReplicationMetrics(Client(ReplicationMetrics.Service, ReplicationMetrics.Version), Names.Cluster, TimeProvider.System),
            Names,
            capacityFloor: 8);
    }

    private static LoopbackServer Refusing(string code) =>
        new(_ => Task.FromResult<Reply?>(new Reply(400, $"<ErrorResponse><Error><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>")));

    private LoopbackServer Rds(string? isWriter, string change, string status, int instances, double? minimum) => new(received =>
    {
        _sent.Add(received.Body);
        var own = isWriter is null ? "" : $"<GlobalClusterMember><DBClusterArn>{Names.ClusterArn}</DBClusterArn><IsWriter>{isWriter}</IsWriter></GlobalClusterMember>";
        var scaling = minimum is null ? "" : $"<ServerlessV2ScalingConfiguration><MinCapacity>{minimum}</MinCapacity><MaxCapacity>32</MaxCapacity></ServerlessV2ScalingConfiguration>";
        return Task.FromResult<Reply?>(new Reply(200, received.Body.Contains("DescribeGlobalClusters", StringComparison.Ordinal)
            ? $"""
                <R xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><GlobalClusters><GlobalClusterMember>
                  <FailoverState>{(change.Length > 0 ? $"<Status>{change}</Status>" : "")}</FailoverState>
                  <GlobalClusterMembers>{own}</GlobalClusterMembers><Status>available</Status>
                </GlobalClusterMember></GlobalClusters></R>
                """
            : $"""
                <R xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DBClusters><DBCluster>
                  <VpcSecurityGroups><VpcSecurityGroupMembership><Status>active</Status></VpcSecurityGroupMembership></VpcSecurityGroups>
                  <DBClusterMembers>{string.Concat(Enumerable.Repeat("<DBClusterMember/>", instances))}</DBClusterMembers>{scaling}<Status>{status}</Status>
                </DBCluster></DBClusters></R>
                """));
    });
}
