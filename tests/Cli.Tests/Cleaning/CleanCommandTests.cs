using DrTerraform.Cli.Terraform;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Cleaning;

[TestFixture]
public sealed class CleanCommandTests
{
    [Test]
    public async Task What_the_project_made_is_removed_and_nothing_else()
    {
        using var world = new World();
        var before = Directory.GetFileSystemEntries(world.Folder.Path);
        await world.RunAsync("plan");

        (await world.RunAsync("clean")).ShouldBe(ExitCode.Fine);

        Directory.GetFileSystemEntries(world.Folder.Path).ShouldBe(before, ignoreOrder: true);
    }

    [Test]
    public async Task The_emulator_is_stopped_first_and_that_is_said()
    {
        using var world = new World();
        await world.RunAsync("up");

        (await world.RunAsync("clean")).ShouldBe(ExitCode.Fine);

        world.Processes.Server!.Stopped.ShouldBeTrue();
        world.Output.ShouldContain("stopped the emulator");
    }

    [Test]
    public async Task Nothing_is_removed_under_the_feet_of_another_command()
    {
        using var world = new World();
        await world.RunAsync("plan");
        await using var other = await WorkFolderLock.TakeAsync(world.Session, world.Folder[".dr", "work"]);

        (await world.RunAsync("clean")).ShouldBe(ExitCode.Findings);

        Directory.Exists(world.Folder[".dr"]).ShouldBeTrue();
    }

    [Test]
    public async Task A_state_that_could_not_be_saved_is_not_removed()
    {
        using var world = new World();
        var unsaved = world.Folder.Write(".dr/work/aws/primary/errored.tfstate", "{}");

        (await world.RunAsync("clean")).ShouldBe(ExitCode.Findings);

        File.Exists(unsaved).ShouldBeTrue();
        world.Error.ShouldContain("terraform state push");
    }
}
