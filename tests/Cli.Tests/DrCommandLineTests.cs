using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests;

[TestFixture]
public sealed class DrCommandLineTests
{
    private World _world = null!;

    [SetUp]
    public void Start() => _world = new World();

    [TearDown]
    public void End() => _world.Dispose();

    [TestCase("deploy")]
    [TestCase("plan --dry-run")]
    [TestCase("synth aurora-failover extra")]
    [TestCase("plan aurora-failover --settings my.json")]
    [TestCase("plan --target gcp")]
    [TestCase("synth --set novalue")]
    [TestCase("synth --set =value")]
    [TestCase("synth --settings no-such-file.json")]
    [TestCase("synth no-such-blueprint")]
    [TestCase("test quick")]
    [TestCase("bench synth --runs 0")]
    [TestCase("bench synth --runs many")]
    public async Task A_wrong_command_line_exits_2_with_a_reason_and_runs_nothing(string commandLine)
    {
        var exitCode = await _world.RunAsync(commandLine.Split(' '));

        exitCode.ShouldBe(ExitCode.Usage, _world.Error);
        _world.Error.ShouldNotBeEmpty();
        _world.Processes.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task An_unknown_blueprint_is_answered_with_those_there_are()
    {
        await _world.RunAsync("plan", "aurora");
        _world.Error.ShouldBe("there is no blueprint 'aurora'; there are: aurora-failover, dynamodb-weighted, flagship. A settings file of your own goes with --settings FILE.\n");
    }

    [Test]
    public async Task A_blueprint_beside_a_settings_file_is_refused_by_name()
    {
        await _world.RunAsync("synth", "aurora-failover", "--settings", "my.json");
        _world.Error.ShouldStartWith("give a blueprint ('aurora-failover') or --settings ('my.json'), not both");
    }

    [Test]
    public async Task An_unknown_option_is_named()
    {
        await _world.RunAsync("plan", "--dry-run");
        _world.Error.ShouldStartWith("Unknown option 'dry-run'");
    }

    [Test]
    public async Task Cancellation_exits_130()
    {
        _world.Cancellation = new CancellationToken(canceled: true);
        (await _world.RunAsync("synth")).ShouldBe(ExitCode.Cancelled);
    }
}
