using System.Text.Json;
using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;

namespace DrTerraform.Cli.Tests.Operations;

[TestFixture]
public sealed class StatusCommandTests
{
    [Test]
    public async Task All_is_well_and_the_table_says_who_is_what()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("status")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.World.Output.ShouldSatisfyAllConditions(
            output => Row(output, "role").ShouldBe(["active, epoch 1", "standby"]),
            output => Row(output, "database").ShouldBe(["writer, available, 1 instance, 1 to 16 ACU", "reader, available, 1 instance, 1 to 16 ACU"]),
            output => Row(output, "RPO lag").ShouldBe(["no figure", "1.5 s (now)"]),
            output => output.ShouldContain("us-east-1 is active in epoch 1: first deployment"));
    }

    [Test]
    public async Task A_region_that_is_gone_is_a_finding_and_hides_nothing_of_the_other()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = true;

        (await world.RunAsync("status")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("us-east-1 does not answer");
        Row(world.World.Output, "role").ShouldBe(["active, epoch 1", "standby"]);
    }

    [Test]
    public async Task A_writer_without_the_role_is_a_finding_that_says_what_to_do()
    {
        using var world = new OperationsWorld();
        world.Deployment.Writer = FakeDeployment.West;

        (await world.RunAsync("status")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("us-west-2 writes, but the role record still says us-east-1: the change was not finished; 'dr failover --to us-west-2' goes on with it");
    }

    [Test]
    public async Task A_lag_over_the_objective_is_a_finding()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.RpoLag = new LagFigure(TimeSpan.FromSeconds(61), HastyTime.Start);

        (await world.RunAsync("status")).ShouldBe(ExitCode.Findings);

        world.World.Error.ShouldContain("us-west-2 is 61.0 s behind, more than 60 s");
    }

    [Test]
    public async Task A_region_that_waits_and_could_not_serve_is_a_finding()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Health = new RegionHealth(new HealthReply(false, "role standby"), new HealthReply(false, "reader unreachable"));

        (await world.RunAsync("status")).ShouldBe(ExitCode.Findings);

        world.World.Error.Trim().ShouldBe("us-west-2 waits and could not serve: reader unreachable");
    }

    [TestCase("Hold", 0, null)]
    [TestCase("HoldAndPage", 0, "the monitor in us-west-2 needs you: the lag is too great")]
    [TestCase("Hold", 4, "the monitor in us-west-2 has not looked since 2026-11-21 11:56:00Z")]
    public async Task What_the_monitor_says_is_shown_and_judged(string action, int minutesAgo, string? finding)
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Monitor = Monitor(action, HastyTime.Start - TimeSpan.FromMinutes(minutesAgo));

        (await world.RunAsync("status")).ShouldBe(finding is null ? ExitCode.Fine : ExitCode.Findings);

        world.World.Output.ShouldContain("the lag is too great");
        world.World.Error.ShouldContain(finding ?? "");
    }

    [Test]
    public async Task A_pause_is_shown()
    {
        using var world = new OperationsWorld();
        await world.RunAsync("pause", "--reason", "maintenance");

        (await world.RunAsync("status")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.World.Output.ShouldContain("paused by olivia since 2026-11-21 12:00:00Z: maintenance");
    }

    [Test]
    public async Task Programs_get_JSON_alone()
    {
        using var world = new OperationsWorld();
        world.Deployment.Primary.Silent = true;

        (await world.RunAsync("status", "--json")).ShouldBe(ExitCode.Findings);

        var status = JsonElement.Parse(world.World.Output);
        (status.GetProperty("role").GetProperty("active_region").GetString(), status.GetProperty("role").GetProperty("epoch").GetInt32(), status.GetProperty("writer_region").GetString())
            .ShouldBe(("us-east-1", 1, "us-east-1"));
        status.GetProperty("regions")[1].GetProperty("rpo_lag").GetProperty("seconds").GetDouble().ShouldBe(1.5);
        status.GetProperty("findings")[0].GetString()!.ShouldContain("us-east-1 does not answer");
    }

    [Test]
    public async Task Watching_looks_again_and_ends_with_Ctrl_C_which_is_fine()
    {
        using var world = new OperationsWorld();
        using var ctrlC = new CancellationTokenSource();
        world.World.Cancellation = ctrlC.Token;
        var looks = 0;
        world.Deployment.Secondary.BeforeRole = () =>
        {
            if (++looks == 3)
            {
                ctrlC.Cancel();
            }
        };

        (await world.RunAsync("status", "--watch")).ShouldBe(ExitCode.Fine, world.World.Error);

        looks.ShouldBe(3);
    }

    [Test]
    public async Task Watching_as_JSON_is_refused()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("status", "--watch", "--json")).ShouldBe(ExitCode.Usage);
    }

    [Test]
    public async Task Without_an_emulator_there_is_nothing_to_ask()
    {
        using var world = new OperationsWorld();
        world.World.Regions = null;

        (await world.RunAsync("status")).ShouldBe(ExitCode.Usage);

        world.World.Error.ShouldContain("no emulator runs");
    }

    [Test]
    public async Task Another_accounts_deployment_is_left_alone()
    {
        using var world = new OperationsWorld();

        (await world.RunAsync("status", "--set", "account=999999999999")).ShouldBe(ExitCode.Usage);

        world.World.Error.ShouldContain("the credentials belong to account 111122223333, the settings are for account 999999999999");
    }

    [Test]
    public async Task A_refusal_is_shown_with_the_services_own_words()
    {
        using var world = new OperationsWorld();
        world.Deployment.Secondary.Refusals["GetMetricStatistics"] = new AwsException("GetMetricStatistics", "AccessDenied", 403) { Detail = "not authorized" };

        (await world.RunAsync("status")).ShouldBe(ExitCode.Fine, world.World.Error);

        world.World.Output.ShouldContain("not authorized");
    }

    private static MonitorRecord Monitor(string action, DateTimeOffset tickedAt) => new()
    {
        Version = 7,
        Holder = "run",
        LeaseUntil = tickedAt + TimeSpan.FromSeconds(30),
        TickedAt = tickedAt,
        Action = action,
        Reason = "the lag is too great",
        State = "{}",
    };

    private static string[] Row(string output, string title) =>
        output.Split('\n').Single(line => line.StartsWith($"│ {title} ", StringComparison.Ordinal)).Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[1..];
}
