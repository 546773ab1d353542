using DrTerraform.Cli;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Local.Tests.Support;

namespace DrTerraform.Local.Tests.Takeover;

/// <summary>The monitors of two regions with all their real clients against the emulator, through the loss of the region that serves and back. Nobody helps them.</summary>
[TestFixture]
[Category("Local")]
public sealed class TakeoverTests
{
    private const int Faults = 20;

    private LocalAws _aws = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _aws = await LocalAws.StartAsync(Prepared.Python, Prepared.Root, CancellationToken.None);

    [OneTimeTearDown]
    public ValueTask StopAsync() => _aws.DisposeAsync();

    [Test]
    [Property("Requirement", "A-DNS-1")]
    [Property("Requirement", "A-OPT-1")]
    public async Task The_waiting_region_takes_over_and_keeps_the_role_until_it_is_handed_back()
    {
        using var platform = await Platform.CreateAsync(_aws.Endpoint, "whole");
        await platform.PassAsync(ticks: 3);

        platform.Lose(Platform.East);
        await platform.PassAsync(ticks: 10);
        await ShouldHaveTakenOverAsync(platform);
        (await platform.SubjectsAsync()).ShouldBe(["us-west-2 has taken over (epoch 2)"]);

        platform.Return(Platform.East);
        await platform.PassAsync(ticks: 30);
        await ShouldHaveTakenOverAsync(platform);
        (await platform.SubjectsAsync()).ShouldBeEmpty();

        await SwitchOverAsync(platform);
        await platform.PassAsync(ticks: 30);

        (await platform.WritersAsync()).ShouldBe([Platform.East]);
        var role = await platform.RoleIn(Platform.West);
        (role!.ActiveRegion, role.Epoch).ShouldBe((Platform.East, 3));
        (await platform.Cluster(Platform.West).DescribeAsync(CancellationToken.None)).Capacity!.Minimum.ShouldBe(1);
    }

    [Test]
    public async Task A_line_that_breaks_at_any_call_of_a_promotion_changes_nothing_about_its_end([Range(0, Faults - 1)] int fault)
    {
        using var platform = await Platform.CreateAsync(_aws.Endpoint, $"fault{fault}");
        await platform.PassAsync(ticks: 2);
        platform.Lose(Platform.East);
        await platform.PassAsync(ticks: 3);

        // Some ten calls a look; the promotion begins with the next look and has some forty.
        platform.Line.DieAt(1 + (fault * 2), received: fault % 2 == 0);
        await platform.PassAsync(ticks: 3);
        platform.Line.IsDead.ShouldBeTrue();
        platform.Line.Mend();
        await platform.PassAsync(ticks: 12, run: "following");

        await ShouldHaveTakenOverAsync(platform);
        (await platform.SubjectsAsync()).ShouldContain("us-west-2 has taken over (epoch 2)");
    }

    /// <summary>The command itself, as an operator or a job gives it; the clock is the platform's.</summary>
    private static async Task SwitchOverAsync(Platform platform)
    {
        using var world = new World { Time = platform.Clock, Regions = new EmulatedRegions(platform) };
        world.CopyBlueprints();

        (await world.RunAsync("switchover", "--yes")).ShouldBe(ExitCode.Fine, world.Error);
    }

    private static async Task ShouldHaveTakenOverAsync(Platform platform)
    {
        (await platform.WritersAsync()).ShouldBe([Platform.West]);
        var role = await platform.RoleIn(Platform.West);
        (role!.ActiveRegion, role.Epoch).ShouldBe((Platform.West, 2));
        (await platform.Cluster(Platform.West).DescribeAsync(CancellationToken.None)).Capacity!.Minimum.ShouldBe(8);
    }
}
