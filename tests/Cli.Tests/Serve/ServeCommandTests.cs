using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Serve;

/// <summary>What is said before anything is started; that it serves is tested with the published functions.</summary>
[TestFixture]
public sealed class ServeCommandTests
{
    [TestCase("--api is 'rest' or 'http', got 'soap'", "--api", "soap")]
    [TestCase("--port is from 1 to 65535, got 0", "--port", "0")]
    [TestCase("--port is from 1 to 65535, got 65536", "--port", "65536")]
    [TestCase("--instances is from 1 to 64, got 65", "--instances", "65")]
    public async Task An_option_out_of_its_range_is_refused_with_the_range(string message, params string[] arguments)
    {
        using var world = new World();

        (await world.RunAsync(["serve", .. arguments])).ShouldBe(ExitCode.Usage);

        world.Error.ShouldContain(message);
    }

    [Test]
    public async Task A_missing_tool_is_named()
    {
        using var world = new World();
        world.Tools = world.Tools with { MotoServer = world.Folder.Write("moto_server", "#!/usr/bin/python3\n") };

        (await world.RunAsync("serve")).ShouldBe(ExitCode.MissingTool);

        world.Error.ShouldContain("PostgreSQL (DR_POSTGRES)");
    }
}
