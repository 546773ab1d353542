using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;

namespace DrTerraform.Cli.Tests.Operations;

[TestFixture]
public sealed class SwitchoverCommandTests
{
    [Test]
    public async Task Capacity_comes_first_then_the_writer_by_the_region_that_has_it_and_the_role_last()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("switchover", "--yes")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Calls.ShouldBe(
            ["us-west-2 ModifyDBCluster", "us-east-1 SwitchoverGlobalCluster", "us-west-2 take role", "us-west-2 ModifyDBCluster", "us-west-2 Publish", "us-west-2 PutEvents", "us-east-1 lower capacity"]);
        (world.Deployment.Role!.ActiveRegion, world.Deployment.Role.Epoch, world.Deployment.Role.Reason).ShouldBe(("us-west-2", 2, "switchover by olivia"));
    }

    [Test]
    public async Task The_way_back_is_the_same_the_other_way_round()
    {
        using var world = new OperationsWorld();
        await world.RunAsync("switchover", "--yes");
        world.Deployment.Primary.RpoLag = new LagFigure(TimeSpan.Zero, HastyTime.Start);
        world.Deployment.Calls.Clear();

        (await world.RunAsync("switchover", "--yes")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Calls.ShouldContain("us-west-2 SwitchoverGlobalCluster");
        (world.Deployment.Role!.ActiveRegion, world.Deployment.Role.Epoch).ShouldBe(("us-east-1", 3));
    }

    [TestCase(61, "us-west-2 is 61.0 s behind, more than 60 s")]
    [TestCase(null, "how far us-west-2 is behind is not known")]
    public async Task Lag_forbids_it(int? lagSeconds, string reason) => await ShouldBeRefusedAsync(
        deployment => deployment.Secondary.RpoLag = lagSeconds is { } seconds ? new LagFigure(TimeSpan.FromSeconds(seconds), HastyTime.Start) : null, reason);

    [Test]
    public async Task A_region_that_could_not_serve_forbids_it() => await ShouldBeRefusedAsync(
        deployment => deployment.Secondary.Health = new RegionHealth(new HealthReply(false, "role standby"), new HealthReply(false, "reader unreachable")),
        "us-west-2 is not ready to serve: reader unreachable");

    [Test]
    public async Task A_region_whose_health_nobody_knows_forbids_it() => await ShouldBeRefusedAsync(
        deployment => deployment.Secondary.Refusals["GetParameter"] = new AwsException("GetParameter", "AccessDenied", 403), "whether us-west-2 could serve is not known");

    [Test]
    public async Task A_lost_region_forbids_it_and_the_other_command_is_named() =>
        await ShouldBeRefusedAsync(deployment => deployment.Primary.Silent = true, "when it is lost, 'dr failover'");

    [Test]
    public async Task A_change_under_way_forbids_it() => await ShouldBeRefusedAsync(
        deployment => deployment.Change = new RoleChange("failing-over", FakeDeployment.ArnIn(FakeDeployment.West)), "a change of roles to arn:aws:rds:us-west-2:111122223333:cluster:payments is under way");

    [Test]
    public async Task A_cluster_that_is_not_available_forbids_it() =>
        await ShouldBeRefusedAsync(deployment => deployment.Secondary.ClusterStatus = "upgrading", "it is upgrading and has 1 instances");

    [Test]
    public async Task A_missing_member_forbids_it() =>
        await ShouldBeRefusedAsync(deployment => deployment.Members.Remove(FakeDeployment.West), "the cluster in us-west-2 is no member of the global database");

    [Test]
    public async Task Without_anybody_to_ask_the_answer_is_needed_beforehand()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("switchover")).ShouldBe(ExitCode.Usage);

        world.Deployment.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task What_RDS_takes_back_leaves_the_roles_as_they_were()
    {
        using var world = new OperationsWorld();
        var looks = 0;
        world.Deployment.WhenAsked = region => world.Deployment.Change = new RoleChange("switching-over", FakeDeployment.ArnIn(region));
        world.Deployment.Secondary.BeforeRole = () => world.Deployment.Change = world.Deployment.Change is not null && ++looks < 5 ? world.Deployment.Change : null;

        (await world.RunAsync("switchover", "--yes")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("RDS has taken the change back");
        world.Deployment.Role!.Epoch.ShouldBe(1);
    }

    [Test]
    public async Task A_refusal_of_RDS_changes_nothing()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Refusals["SwitchoverGlobalCluster"] = new AwsException("SwitchoverGlobalCluster", "InvalidGlobalClusterStateFault", 400) { Detail = "it is upgrading" };

        (await world.RunAsync("switchover", "--yes")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("it is upgrading");
        world.Deployment.Role!.Epoch.ShouldBe(1);
    }

    [Test]
    public async Task What_was_cut_off_after_the_change_is_finished()
    {
        using var world = new OperationsWorld();
        world.Deployment.Writer = FakeDeployment.West;

        (await world.RunAsync("switchover")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Calls.ShouldBe(["us-west-2 take role", "us-west-2 ModifyDBCluster", "us-west-2 Publish", "us-west-2 PutEvents", "us-east-1 lower capacity"]);
    }

    private static async Task ShouldBeRefusedAsync(Action<FakeDeployment> trouble, string reason)
    {
        using var world = new OperationsWorld();
        trouble(world.Deployment);

        (await world.RunAsync("switchover", "--yes")).ShouldBe(ExitCode.Findings);

        world.Deployment.Calls.ShouldBeEmpty();
        world.World.Error.ShouldContain(reason);
        world.World.Error.ShouldContain("nothing was changed");
    }
}
