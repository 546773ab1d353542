using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Cost;

[TestFixture]
public sealed class CostCommandTests
{
    private World _world = null!;

    [SetUp]
    public void Start()
    {
        _world = new World();
        _world.Folder.Write("Blueprints/aurora-failover.json", File.ReadAllText(Path.Combine(ProjectRoot.Path, "Blueprints/aurora-failover.json")));
        _world.Stacks = new()
        {
            ["global"] = """{ "provider": { "aws": [ { "alias": "primary", "region": "us-east-1" }, { "alias": "secondary", "region": "us-west-2" } ] }, "resource": { "aws_kms_key": { "a": { "provider": "aws.primary" }, "b": { "provider": "aws.secondary" } } } }""",
            ["secondary"] = """{ "provider": { "aws": [ { "alias": "secondary", "region": "us-west-2" } ] }, "resource": { "aws_nat_gateway": { "a": { "provider": "aws.secondary" } }, "aws_cloudwatch_composite_alarm": { "a": { "provider": "aws.secondary" } } } }""",
        };
    }

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task What_exists_is_priced()
    {
        (await _world.RunAsync("cost", "aurora-failover")).ShouldBe(ExitCode.Fine, _world.Error);
        _world.Output.ShouldMatch(@"NAT gateways\s+│ waiting \(standby\)\s+│\s+730 │ gateway and hour\s+│\s+0\.045 │\s+32\.85 │");
    }

    [Test]
    public async Task The_standby_and_the_total_are_told_apart()
    {
        await _world.RunAsync("cost", "aurora-failover", "--set", "usage.payments=0");
        _world.Output.ShouldMatch(@"│ waiting \(standby\)\s+│\s+│\s+│\s+│\s+33\.85 │");
        _world.Output.ShouldMatch(@"in all\s+│\s+│\s+│\s+│\s+│\s+34\.85 │");
    }

    [TestCase("list prices of 2026-11")]
    [TestCase("rests on:")]
    [TestCase("not counted:")]
    [TestCase("1 × aws_cloudwatch_composite_alarm")]
    [TestCase("objectives.monthlyBudgetUsd is not set")]
    public async Task What_the_figures_rest_on_is_told(string text)
    {
        await _world.RunAsync("cost", "aurora-failover");
        _world.Output.ShouldContain(text);
    }

    [Test]
    public async Task A_budget_that_is_kept_is_fine()
    {
        (await _world.RunAsync("cost", "aurora-failover", "--set", "objectives.monthlyBudgetUsd=100", "--set", "usage.payments=0")).ShouldBe(ExitCode.Fine);
        _world.Output.ShouldContain("objectives.monthlyBudgetUsd is 100: kept with 65 to spare");
    }

    [Test]
    public async Task A_budget_that_is_broken_is_a_finding_after_the_table()
    {
        (await _world.RunAsync("cost", "aurora-failover", "--set", "objectives.monthlyBudgetUsd=30", "--set", "usage.payments=0")).ShouldBe(ExitCode.Findings);
        _world.Output.ShouldContain("in all");
        _world.Error.ShouldContain("objectives.monthlyBudgetUsd is 30: 5 too little");
    }

    [Test]
    public async Task The_synthesis_behind_it_has_no_budget()
    {
        await _world.RunAsync("cost", "aurora-failover", "--set", "objectives.monthlyBudgetUsd=30");
        _world.Processes.Requests.ShouldHaveSingleItem().Arguments.ShouldBe(
            ["/app/DrTerraform.dll", "aurora-failover", "--set", "objectives.monthlyBudgetUsd=30", "--set", "objectives.monthlyBudgetUsd=2147483647"]);
    }

    [Test]
    public async Task The_stacks_of_the_last_synthesis_stay()
    {
        await _world.RunAsync("cost", "aurora-failover");
        Directory.Exists(_world.OutFolder).ShouldBeFalse();
    }

    [Test]
    public async Task A_refused_synthesis_is_passed_on()
    {
        _world.AppResult = new ProcessResult(1, "", "DR001 primary: broken");
        (await _world.RunAsync("cost", "aurora-failover")).ShouldBe(ExitCode.Findings);
    }
}
