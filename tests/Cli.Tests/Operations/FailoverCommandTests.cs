using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Cli.Tests.Operations;

[TestFixture]
public sealed class FailoverCommandTests
{
    [Test]
    [Property("Requirement", "A-DNS-1")]
    public async Task Everything_is_done_by_the_surviving_region_and_in_order()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = true;

        (await world.RunAsync("failover", "--accept-loss", "--reason", "us-east-1 is lost")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Calls.ShouldBe(["us-west-2 FailoverGlobalCluster", "us-west-2 take role", "us-west-2 ModifyDBCluster", "us-west-2 Publish", "us-west-2 PutEvents"]);
        world.Deployment.Role.ShouldBe(new RoleRecord("us-west-2", 2) { Since = HastyTime.Start, Reason = "us-east-1 is lost" });
    }

    [Test]
    public async Task What_may_be_lost_is_shown_first_and_told_to_those_who_are_notified()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = true;

        await world.RunAsync("failover", "--accept-loss");

        world.World.Output.ShouldContain("estimated loss: the payments of the last 1.5 s before the loss of the other region, as of 2026-11-21 12:00:00Z");
        world.Deployment.Secondary.Notice!.ShouldContain("the payments of the last 1.5 s");
    }

    [Test]
    public async Task Without_anybody_to_ask_the_loss_has_to_be_accepted_beforehand()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = true;

        (await world.RunAsync("failover")).ShouldBe(ExitCode.Usage);

        world.Deployment.Calls.ShouldBeEmpty();
        world.World.Error.ShouldContain("Give --accept-loss if that is meant; nothing was changed");
    }

    [Test]
    public async Task While_the_other_region_serves_a_switchover_is_recommended()
    {
        using var world = new OperationsWorld();

        await world.RunAsync("failover");

        world.World.Output.ShouldContain("us-east-1  serves: 'dr switchover' would lose nothing");
    }

    [Test]
    public async Task It_waits_for_RDS_and_writes_the_role_only_then()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = true;
        var looks = 0;
        world.Deployment.WhenAsked = region => world.Deployment.Change = new RoleChange("failing-over", FakeDeployment.ArnIn(region));
        world.Deployment.Secondary.BeforeRole = () =>
        {
            if (world.Deployment.Change is not null && ++looks == 10)
            {
                world.Deployment.Calls.ShouldNotContain("us-west-2 take role");
                (world.Deployment.Change, world.Deployment.Writer) = (null, FakeDeployment.West);
            }
        };

        (await world.RunAsync("failover", "--accept-loss")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Calls.Count(call => call == "us-west-2 FailoverGlobalCluster").ShouldBe(1);
    }

    [Test]
    public async Task What_was_cut_off_after_the_promotion_is_finished_without_a_question()
    {
        using var world = new OperationsWorld();
        world.Deployment.Writer = FakeDeployment.West;
        world.Deployment.Primary.Silent = true;

        (await world.RunAsync("failover")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Calls.ShouldBe(["us-west-2 take role", "us-west-2 ModifyDBCluster", "us-west-2 Publish", "us-west-2 PutEvents"]);
    }

    [Test]
    public async Task An_active_region_that_writes_needs_nothing()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("failover", "--to", "us-east-1", "--accept-loss")).ShouldBe(ExitCode.Fine);

        world.Deployment.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task A_cluster_that_is_not_back_yet_cannot_be_made_the_writer()
    {
        using var world = new OperationsWorld();
        world.Deployment.Members.Remove(FakeDeployment.West);

        (await world.RunAsync("failover", "--accept-loss")).ShouldBe(ExitCode.Findings);

        world.Deployment.Calls.ShouldBeEmpty();
        world.World.Error.ShouldContain("the cluster in us-west-2 is no member of the global database");
    }

    [Test]
    public async Task A_refusal_of_RDS_ends_it_with_RDSs_own_words()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Refusals["FailoverGlobalCluster"] = new AwsException("FailoverGlobalCluster", "AccessDenied", 403) { Detail = "olivia may not" };

        (await world.RunAsync("failover", "--accept-loss")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("olivia may not");
        world.Deployment.Role!.Epoch.ShouldBe(1);
    }

    [Test]
    public async Task A_call_whose_answer_is_lost_is_not_repeated_when_it_has_worked()
    {
        using var world = new OperationsWorld();
        world.Deployment.WhenAsked = region =>
        {
            world.Deployment.Writer = region;
            throw new AwsException("FailoverGlobalCluster", new TimeoutException());
        };

        (await world.RunAsync("failover", "--accept-loss")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Calls.Count(call => call.EndsWith("FailoverGlobalCluster", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task A_step_after_the_change_that_fails_is_told_and_hinders_no_other()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Refusals["ModifyDBCluster"] = new AwsException("ModifyDBCluster", "AccessDenied", 403);

        (await world.RunAsync("failover", "--accept-loss")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("the capacity floor was not raised");
        world.Deployment.Secondary.Notice.ShouldNotBeNull();
    }

    [Test]
    public async Task A_change_that_does_not_end_is_given_up_after_a_quarter_of_an_hour_with_what_to_do()
    {
        using var world = new OperationsWorld();
        world.Deployment.WhenAsked = region => world.Deployment.Change = new RoleChange("failing-over", FakeDeployment.ArnIn(region));

        (await world.RunAsync("failover", "--accept-loss")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("us-west-2 has not become active within 15 minutes");
    }

    [Test]
    public async Task A_region_of_another_deployment_is_refused()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("failover", "--to", "eu-west-1", "--accept-loss")).ShouldBe(ExitCode.Usage);

        world.World.Error.ShouldContain("--to is 'eu-west-1': the regions are us-east-1 and us-west-2");
    }
}
