using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Deployment;

[TestFixture]
public sealed class DownCommandTests
{
    private const string Failure = """{"@message":"Error: no","type":"diagnostic","diagnostic":{"severity":"error","summary":"deleting KMS Key","detail":"AccessDenied","address":"aws_kms_key.Key"}}""";

    private World _world = null!;

    [SetUp]
    public async Task Start()
    {
        _world = new World
        {
            Stacks = new()
            {
                ["global"] = """{ "resource": { "aws_rds_global_cluster": { "Cluster": {} } } }""",
                ["primary"] = """{ "provider": { "aws": [ { "alias": "primary", "region": "us-east-1" } ] } }""",
                ["secondary"] = """{ "provider": { "aws": [ { "alias": "secondary", "region": "us-west-2" } ] } }""",
            },
            Manifest = """{ "stacks": { "global": {}, "primary": { "dependencies": ["global"] }, "secondary": { "dependencies": ["primary"] } } }""",
        };
        await _world.RunAsync("up");
        foreach (var stack in _world.Stacks.Keys)
        {
            _world.TerraformResults[(stack, "state")] = new ProcessResult(0, "aws_vpc.main\n", "");
        }
    }

    [TearDown]
    public void End()
    {
        _world.Processes.Server?.Dispose();
        _world.Dispose();
    }

    [Test]
    public async Task Everything_is_destroyed_in_reverse_and_the_emulator_is_stopped()
    {
        (await _world.RunAsync("down")).ShouldBe(ExitCode.Fine, _world.Error);
        Destroyed().ShouldBe(["secondary", "primary", "global"]);
        _world.Processes.Server!.Stopped.ShouldBeTrue();
    }

    [Test]
    public async Task The_region_that_writes_by_now_goes_last_of_the_two()
    {
        _world.TerraformResults[("global", "show")] = new ProcessResult(
            0, """{ "values": { "root_module": { "resources": [ { "type": "aws_rds_global_cluster", "values": { "global_cluster_members": [ { "db_cluster_arn": "arn:aws:rds:us-west-2:111122223333:cluster:b", "is_writer": true } ] } } ] } } }""", "");
        (await _world.RunAsync("down")).ShouldBe(ExitCode.Fine, _world.Error);
        Destroyed().ShouldBe(["primary", "secondary", "global"]);
    }

    [Test]
    public async Task A_stack_without_anything_in_its_state_is_skipped()
    {
        _world.TerraformResults[("secondary", "state")] = new ProcessResult(1, "", "No state file was found!\n");
        (await _world.RunAsync("down")).ShouldBe(ExitCode.Fine, _world.Error);
        Destroyed().ShouldBe(["primary", "global"]);
    }

    [Test]
    public async Task What_cannot_be_destroyed_is_named_and_what_it_needs_stays()
    {
        _world.TerraformResults[("primary", "destroy")] = new ProcessResult(1, Failure, "");
        (await _world.RunAsync("down")).ShouldBe(ExitCode.Findings);
        Destroyed().ShouldBe(["secondary", "primary"]);
        _world.Error.ShouldStartWith("primary: could not be destroyed\n  Error: deleting KMS Key (aws_kms_key.Key)\n  AccessDenied\n");
        _world.Processes.Server!.Stopped.ShouldBeFalse();
    }

    [Test]
    public async Task What_is_left_in_the_emulator_is_named_and_the_emulator_stays()
    {
        _world.Processes.Server!.Answer = """[ { "service": "sqs", "region": "us-east-1", "id": "arn:aws:sqs:us-east-1:123456789012:q" } ]""";
        (await _world.RunAsync("down")).ShouldBe(ExitCode.Findings);
        _world.Error.ShouldContain("sqs us-east-1 arn:aws:sqs:us-east-1:123456789012:q");
        _world.Processes.Server!.Stopped.ShouldBeFalse();
    }

    [Test]
    public async Task The_outputs_go_with_what_they_describe()
    {
        await _world.RunAsync("down");
        File.Exists(_world.Folder["cdktf.out", "outputs.json"]).ShouldBeFalse();
    }

    [Test]
    public async Task A_second_down_has_nothing_to_do_and_is_fine()
    {
        await _world.RunAsync("down");
        (await _world.RunAsync("down")).ShouldBe(ExitCode.Fine);
        _world.Output.ShouldContain("nothing to destroy: no emulator runs");
    }

    [Test]
    public async Task In_aws_nothing_is_destroyed_that_no_state_describes()
    {
        (await _world.RunAsync("down", "--target", "aws", "--yes")).ShouldBe(ExitCode.Fine);
        Destroyed().ShouldBeEmpty();
    }

    private string[] Destroyed() => [.. _world.TerraformSteps.Where(step => step.EndsWith(" destroy", StringComparison.Ordinal)).Select(step => step.Split(' ')[0])];
}
