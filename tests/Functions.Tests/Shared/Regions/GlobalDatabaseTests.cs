using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Regions;

[TestFixture]
public sealed class GlobalDatabaseTests
{
    private const string Arn = "arn:aws:rds:us-west-2:111122223333:cluster:payments";

    [Test]
    public async Task The_writer_and_its_region_are_told()
    {
        var state = await StateAsync("<FailoverState/>");

        (state.Status, state.Writer!.Region, state.Writer.Account, state.Change).ShouldBe(("available", "us-east-1", "111122223333", null));
    }

    [Test]
    public async Task The_member_of_a_region_is_found() => (await StateAsync("")).In("us-west-2").ShouldBe(new GlobalDatabaseMember(Arn, IsWriter: false));

    [Test]
    public async Task A_region_without_a_member_has_none() => (await StateAsync("")).In("eu-west-1").ShouldBeNull();

    [Test]
    public async Task A_change_that_is_under_way_is_told() =>
        (await StateAsync($"<FailoverState><Status>failing-over</Status><ToDbClusterArn>{Arn}</ToDbClusterArn></FailoverState>")).Change.ShouldBe(new RoleChange("failing-over", Arn));

    [Test]
    [Property("Requirement", "A-DB-1")]
    public async Task A_failover_names_the_target_by_its_ARN_and_allows_the_loss()
    {
        var sent = await SentAsync(database => database.FailOverAsync(Arn, CancellationToken.None));

        sent.ShouldBe("AllowDataLoss=true&GlobalClusterIdentifier=payments-global&TargetDbClusterIdentifier=arn%3Aaws%3Ards%3Aus-west-2%3A111122223333%3Acluster%3Apayments&Action=FailoverGlobalCluster&Version=2014-10-31");
    }

    [Test]
    [Property("Requirement", "A-DB-1")]
    public async Task A_switchover_names_the_target_by_its_ARN_and_allows_no_loss()
    {
        var sent = await SentAsync(database => database.SwitchOverAsync(Arn, CancellationToken.None));

        sent.ShouldSatisfyAllConditions(
            () => sent.ShouldContain("Action=SwitchoverGlobalCluster&"),
            () => sent.ShouldContain("TargetDbClusterIdentifier=arn%3Aaws%3Ards%3Aus-west-2"),
            () => sent.ShouldNotContain("AllowDataLoss"));
    }

    [Test]
    public async Task A_refusal_carries_what_RDS_says_about_it()
    {
        using var server = new LoopbackServer(_ => Task.FromResult<Reply?>(
            new Reply(400, "<ErrorResponse><Error><Code>InvalidGlobalClusterStateFault</Code><Message>a failover is in progress</Message></Error></ErrorResponse>")));

        var problem = await Should.ThrowAsync<AwsException>(() => At(server).FailOverAsync(Arn, CancellationToken.None));

        (problem.Code, problem.Detail).ShouldBe(("InvalidGlobalClusterStateFault", "a failover is in progress"));
    }

    [Test]
    public async Task A_failover_of_unknown_fate_is_not_sent_again()
    {
        var calls = 0;
        using var server = new LoopbackServer(_ =>
        {
            Interlocked.Increment(ref calls);
            return Task.FromResult<Reply?>(null);
        });

        await Should.ThrowAsync<AwsException>(() => At(server).FailOverAsync(Arn, CancellationToken.None));

        calls.ShouldBe(1);
    }

    private static async Task<GlobalDatabaseState> StateAsync(string failoverState)
    {
        using var server = new LoopbackServer(_ => Task.FromResult<Reply?>(new Reply(200, $"""
            <DescribeGlobalClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeGlobalClustersResult><GlobalClusters><GlobalClusterMember>
              <GlobalClusterIdentifier>payments-global</GlobalClusterIdentifier>{failoverState}
              <GlobalClusterMembers>
                <GlobalClusterMember><DBClusterArn>arn:aws:rds:us-east-1:111122223333:cluster:payments</DBClusterArn><IsWriter>true</IsWriter></GlobalClusterMember>
                <GlobalClusterMember><DBClusterArn>{Arn}</DBClusterArn><IsWriter>false</IsWriter></GlobalClusterMember>
              </GlobalClusterMembers>
              <Status>available</Status>
            </GlobalClusterMember></GlobalClusters></DescribeGlobalClustersResult></DescribeGlobalClustersResponse>
            """)));
        return await At(server).DescribeAsync(CancellationToken.None);
    }

    private static async Task<string> SentAsync(Func<GlobalDatabase, Task> call)
    {
        Received? received = null;
        using var server = new LoopbackServer(request =>
        {
            received = request;
            return Task.FromResult<Reply?>(new Reply(200, "<Response/>"));
        });
        await call(At(server));
        return received!.Body;
    }

    private static GlobalDatabase At(LoopbackServer server) => new(
        new AwsQueryClient(AwsJsonClient.CreateHttpClient(), GlobalDatabase.Service, GlobalDatabase.Version, Some.Region, new AwsCredentials("key", "secret", null), server.Address, TimeProvider.System),
        "payments-global");
}
