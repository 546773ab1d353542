using DrTerraform.Cli.Tests.Support;
using DrTerraform.Functions.Shared.Control;

namespace DrTerraform.Cli.Tests.Operations;

/// <summary>`dr pause`, `dr resume` and `dr approve`: what operators tell the monitors.</summary>
[TestFixture]
public sealed class OrderTests
{
    [Test]
    public async Task A_pause_is_written_in_both_regions_with_who_and_why()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("pause", "--reason", "maintenance")).ShouldBe(ExitCode.Fine, world.World.Error);

        var pause = new PauseOrder("olivia", HastyTime.Start, "maintenance");
        (world.Deployment.Primary.Pause, world.Deployment.Secondary.Pause).ShouldBe((pause, pause));
    }

    [Test]
    public async Task A_pause_holds_with_one_region_gone_and_says_so()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = true;

        (await world.RunAsync("pause")).ShouldBe(ExitCode.Findings);

        world.Deployment.Secondary.Pause.ShouldNotBeNull();
        world.World.Error.ShouldContain("us-east-1 did not take the order");
    }

    [Test]
    public async Task An_order_that_no_region_takes_is_not_given()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = world.Deployment.Secondary.Silent = true;

        (await world.RunAsync("pause")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("no region has taken the order; nothing was changed");
        world.World.Output.ShouldNotContain("paused");
    }

    [Test]
    public async Task Resuming_takes_the_pause_away()
    {
        using var world = new OperationsWorld();
        await world.RunAsync("pause");

        (await world.RunAsync("resume")).ShouldBe(ExitCode.Fine, world.World.Error);

        (world.Deployment.Primary.Pause, world.Deployment.Secondary.Pause).ShouldBe((null, null));
    }

    [Test]
    public async Task An_approval_is_good_for_the_next_epoch_of_the_waiting_region_and_lapses()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Monitor = Monitor("HoldAndPage");

        (await world.RunAsync("approve", "--accept-loss")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.Deployment.Secondary.Approval.ShouldBe(new ApprovalOrder("us-west-2", 2, "olivia", HastyTime.Start, HastyTime.Start + TimeSpan.FromMinutes(15)));
        world.Deployment.Calls.ShouldBe(["us-west-2 approve"]);
    }

    [Test]
    public async Task Without_anybody_to_ask_the_loss_has_to_be_accepted_beforehand()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Monitor = Monitor("HoldAndPage");

        (await world.RunAsync("approve")).ShouldBe(ExitCode.Usage);

        world.Deployment.Secondary.Approval.ShouldBeNull();
        world.World.Output.ShouldContain("estimated loss: the payments of the last 1.5 s");
    }

    [Test]
    public async Task What_no_monitor_asks_for_cannot_be_approved_in_advance()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Monitor = Monitor("Hold");

        (await world.RunAsync("approve", "--accept-loss")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("the monitor in us-west-2 does not ask for an approval: nobody misses the other region");
        world.Deployment.Secondary.Approval.ShouldBeNull();
    }

    [Test]
    public async Task Without_a_monitor_there_is_nobody_to_approve_for()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("approve", "--accept-loss")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("the monitor in us-west-2 has never looked");
    }

    private static MonitorRecord Monitor(string action) => new()
    {
        Version = 1,
        Holder = "run",
        LeaseUntil = HastyTime.Start,
        TickedAt = HastyTime.Start,
        Action = action,
        Reason = "nobody misses the other region",
        State = "{}",
    };
}
