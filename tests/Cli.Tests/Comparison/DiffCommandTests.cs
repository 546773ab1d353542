using System.Text.Json;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Comparison;

[TestFixture]
public sealed class DiffCommandTests
{
    private World _world = null!;

    [SetUp]
    public void Start()
    {
        _world = new World();
        _world.StacksOf["aurora-failover"] = new() { ["primary"] = """{ "resource": { "aws_vpc": { "main": { "cidr_block": "10.0.0.0/16", "tags": ["[a]"] } }, "aws_subnet": { "a": {} } } }""" };
        _world.StacksOf["dynamodb-weighted"] = new()
        {
            ["primary"] = """{ "resource": { "aws_vpc": { "main": { "cidr_block": "10.2.0.0/16", "tags": ["[b]"] } }, "aws_nat_gateway": { "a": {} } } }""",
            ["traffic"] = """{ "resource": { "aws_route53_zone": { "zone": {} } } }""",
        };
    }

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task Differences_are_no_findings() => (await _world.RunAsync("diff", "aurora-failover", "dynamodb-weighted")).ShouldBe(ExitCode.Fine);

    [TestCase("- aws_subnet.a")]
    [TestCase("+ aws_nat_gateway.a")]
    [TestCase("~ aws_vpc.main")]
    [TestCase("cidr_block: \"10.0.0.0/16\" -> \"10.2.0.0/16\"")]
    [TestCase("tags[]: \"[a]\" -> \"[b]\"")]
    [TestCase("+ aws_route53_zone.zone")]
    [TestCase("from aurora-failover to dynamodb-weighted")]
    public async Task Each_difference_has_its_line(string line)
    {
        await _world.RunAsync("diff", "aurora-failover", "dynamodb-weighted");
        _world.Output.ShouldContain(line);
    }

    [Test]
    public async Task The_figures_are_summed_up()
    {
        await _world.RunAsync("diff", "aurora-failover", "dynamodb-weighted");
        _world.Rows.ShouldBe(["stack|added|removed|changed|words only|same", "primary|1|1|1|0|0", "traffic|1|0|0|0|0", "total|2|1|1|0|0"]);
    }

    [Test]
    public async Task A_path_is_a_settings_file()
    {
        var file = _world.Folder.Write("bank.json", "{}");
        (await _world.RunAsync("diff", "aurora-failover", "bank.json")).ShouldBe(ExitCode.Fine);
        _world.Processes.Requests.Select(request => string.Join(' ', request.Arguments.Skip(1))).ShouldBe(["aurora-failover", $"--settings {file}"]);
    }

    [TestCase("no-such-blueprint")]
    [TestCase("no-such-file.json")]
    public async Task What_does_not_exist_is_said_before_anything_runs(string source)
    {
        (await _world.RunAsync("diff", "aurora-failover", source)).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain(source);
        _world.Processes.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task Every_difference_is_in_the_file()
    {
        await _world.RunAsync("diff", "aurora-failover", "dynamodb-weighted", "--json", "diff.json");
        var primary = JsonElement.Parse(await File.ReadAllTextAsync(_world.Folder["diff.json"])).GetProperty("stacks")[0];
        var attribute = primary.GetProperty("changed")[0].GetProperty("attributes")[0];
        (attribute.GetProperty("path").GetString(), attribute.GetProperty("before").GetString(), attribute.GetProperty("after").GetString()).ShouldBe(("cidr_block", "10.0.0.0/16", "10.2.0.0/16"));
    }

    [Test]
    public async Task The_project_s_own_out_folder_is_left_alone()
    {
        await _world.RunAsync("diff", "aurora-failover", "dynamodb-weighted");
        Directory.Exists(_world.OutFolder).ShouldBeFalse();
    }

    [Test]
    public async Task A_failed_synthesis_ends_the_comparison_with_its_exit_code()
    {
        _world.AppResult = new ProcessResult(2, "", "suffix must not be empty");
        (await _world.RunAsync("diff", "aurora-failover", "dynamodb-weighted")).ShouldBe(ExitCode.Usage);
    }
}
