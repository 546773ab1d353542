using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Budget;

[TestFixture]
public sealed class BudgetCommandTests
{
    private World _world = null!;

    [SetUp]
    public void Start()
    {
        _world = new World();
        _world.Folder.Write("Blueprints/aurora-failover.json", File.ReadAllText(Path.Combine(ProjectRoot.Path, "Blueprints/aurora-failover.json")));
    }

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task Steps_are_listed_with_their_sum()
    {
        (await _world.RunAsync("budget", "aurora-failover")).ShouldBe(ExitCode.Fine, _world.Error);
        _world.Output.ShouldContain("aurora-failover: from the loss of a region");
        _world.Output.ShouldContain("249 s");
        _world.Output.ShouldContain("objectives.rtoSeconds is 300: kept with 51 s to spare");
    }

    [Test]
    public async Task What_a_figure_rests_on_stands_beside_it()
    {
        await _world.RunAsync("budget", "aurora-failover");
        _world.Output.ShouldContain("Route 53 Developer Guide");
        _world.Output.ShouldContain("assumption");
    }

    [Test]
    public async Task Stores_are_listed_with_what_they_may_lose()
    {
        await _world.RunAsync("budget", "aurora-failover");
        _world.Output.ShouldContain("payments (Aurora)");
        _world.Output.ShouldContain("no bound");
    }

    [Test]
    public async Task Nothing_is_synthesized()
    {
        await _world.RunAsync("budget", "aurora-failover");
        _world.Processes.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task An_override_changes_the_budget()
    {
        await _world.RunAsync("budget", "aurora-failover", "--set", "dns.ttlSeconds=20");
        _world.Output.ShouldContain("269 s");
    }

    [Test]
    public async Task The_environment_changes_the_budget_as_it_changes_a_synthesis()
    {
        _world.Variables["DR__Dns__TtlSeconds"] = "20";
        await _world.RunAsync("budget", "aurora-failover");
        _world.Output.ShouldContain("269 s");
    }

    [Test]
    public async Task A_file_of_ones_own_is_read_from_where_one_stands()
    {
        _world.Folder.Write("mine.json", File.ReadAllText(_world.Folder["Blueprints/aurora-failover.json"]));
        (await _world.RunAsync("budget", "--settings", "mine.json")).ShouldBe(ExitCode.Fine, _world.Error);
        _world.Output.ShouldContain("mine.json: from the loss of a region");
    }

    [Test]
    public async Task An_objective_that_cannot_be_kept_is_a_usage_error_with_where_the_time_goes()
    {
        (await _world.RunAsync("budget", "aurora-failover", "--set", "objectives.rtoSeconds=200")).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain("objectives.rtoSeconds: 200 cannot be kept; use 249 or more");
        _world.Error.ShouldContain("90 s  Aurora promotes the waiting cluster");
    }

    [Test]
    public async Task A_blueprint_that_is_not_there_is_a_usage_error() => (await _world.RunAsync("budget", "flagshop")).ShouldBe(ExitCode.Usage);
}
