using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Deployment;

[TestFixture]
public sealed class EarlierRunsTests
{
    private World _world = null!;

    [SetUp]
    public void Start()
    {
        _world = new World();
        _world.Folder.Write(".dr/runs/emulator/primary.json", """{"pid":4711,"started":"2026-11-21T00:00:00+00:00","purpose":"apply of primary"}""");
        _world.Folder.Write(".dr/runs/emulator/primary.lock", "");
    }

    [TearDown]
    public void End()
    {
        _world.Processes.Server?.Dispose();
        _world.Dispose();
    }

    [TestCase("up")]
    [TestCase("plan")]
    [TestCase("down")]
    public async Task A_terraform_of_a_killed_command_is_waited_for_by_name(string command)
    {
        var running = new FileStream(_world.Folder[".dr", "runs", "emulator", "primary.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var waiting = Task.Run(() => _world.RunAsync(command));
        await Eventually.HoldsAsync(() => _world.Output.Contains("waiting for the apply of primary that an earlier command began (pid 4711)", StringComparison.Ordinal));
        _world.Processes.Requests.ShouldBeEmpty();

        await running.DisposeAsync();

        (await waiting).ShouldBe(ExitCode.Fine, _world.Error);
    }

    [Test]
    public async Task One_that_has_ended_meanwhile_holds_nobody_up()
    {
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Fine);
        _world.Output.ShouldNotContain("waiting");
    }

    [Test]
    public async Task One_against_another_target_holds_nobody_up()
    {
        await using var running = new FileStream(_world.Folder[".dr", "runs", "emulator", "primary.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        (await _world.RunAsync("plan", "--target", "aws")).ShouldBe(ExitCode.Fine, _world.Error);
    }
}
