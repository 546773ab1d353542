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
}
