using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Synthesis;

[TestFixture]
public sealed class SynthCommandTests
{
    private World _world = null!;

    [SetUp]
    public void Start() => _world = new World();

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task Stacks_land_in_cdktf_out_of_the_project()
    {
        (await _world.RunAsync("synth")).ShouldBe(ExitCode.Fine);
        File.Exists(_world.Folder["cdktf.out", "stacks", "primary", "cdk.tf.json"]).ShouldBeTrue();
    }

    [Test]
    public async Task Stacks_land_where_the_option_says()
    {
        await _world.RunAsync("synth", "--out", "build/stacks/");
        File.Exists(_world.Folder["build", "stacks", "stacks", "primary", "cdk.tf.json"]).ShouldBeTrue();
    }

    [Test]
    public async Task The_table_counts_stacks_in_the_order_they_are_applied()
    {
        await _world.RunAsync("synth");
        _world.Rows.ShouldBe([
            "stack|resources|data sources|outputs",
            "global|1|1|1",
            "primary|3|0|0",
            "traffic|0|1|0",
            "total|4|2|1",
        ]);
    }

    [Test]
    public async Task The_app_gets_the_blueprint_and_the_overrides()
    {
        await _world.RunAsync("synth", "dynamodb-weighted", "--set", "suffix=qa", "--set", "database.backupRetentionDays=14");
        _world.Processes.Requests.ShouldHaveSingleItem().Arguments
            .ShouldBe(["/app/DrTerraform.dll", "dynamodb-weighted", "--set", "suffix=qa", "--set", "database.backupRetentionDays=14"]);
    }

    [Test]
    public async Task Temporary_files_of_the_app_go_with_the_command()
    {
        await _world.RunAsync("synth");
        var temporary = _world.Processes.Requests.ShouldHaveSingleItem().Environment["TMPDIR"].ShouldNotBeNull();
        temporary.ShouldStartWith(_world.Folder.Path);
        Directory.Exists(temporary).ShouldBeFalse();
    }

    [Test]
    public async Task What_a_killed_synthesis_has_left_is_removed_by_the_next()
    {
        // No system gives out such a number.
        var abandoned = Directory.CreateDirectory(_world.Folder[$".cdktf.out.{int.MaxValue}"]).FullName;
        await _world.RunAsync("synth");
        Directory.Exists(abandoned).ShouldBeFalse();
    }

    [Test]
    public async Task The_flagship_is_the_default()
    {
        await _world.RunAsync("synth");
        _world.Processes.Requests.ShouldHaveSingleItem().Arguments[^1].ShouldBe("flagship");
    }

    [Test]
    public async Task A_settings_file_is_handed_on_by_its_full_path()
    {
        var file = _world.Folder.Write("my.json", "{}");
        await _world.RunAsync("synth", "--settings", "my.json");
        _world.Processes.Requests.ShouldHaveSingleItem().Arguments.ShouldBe(["/app/DrTerraform.dll", "--settings", file]);
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Exit_code_and_words_of_the_app_are_passed_on(int exitCode)
    {
        _world.AppResult = new ProcessResult(exitCode, "", "suffix must not be empty\nprimary.cidr overlaps\n");
        (await _world.RunAsync("synth")).ShouldBe(exitCode);
        _world.Error.ShouldStartWith("suffix must not be empty\nprimary.cidr overlaps\n");
    }

    [Test]
    public async Task A_crash_of_the_app_is_a_finding_that_names_its_exit_code()
    {
        _world.AppResult = new ProcessResult(134, "", "");
        (await _world.RunAsync("synth")).ShouldBe(ExitCode.Findings);
        _world.Error.ShouldContain("exit code 134");
    }

    [Test]
    public async Task A_failure_leaves_the_earlier_stacks_as_they_were()
    {
        await _world.RunAsync("synth");
        var before = await File.ReadAllTextAsync(_world.Folder["cdktf.out", "stacks", "global", "cdk.tf.json"]);

        _world.AppResult = new ProcessResult(2, "", "suffix must not be empty");
        await _world.RunAsync("synth");

        (await File.ReadAllTextAsync(_world.Folder["cdktf.out", "stacks", "global", "cdk.tf.json"])).ShouldBe(before);
    }

    [Test]
    public async Task A_failure_writes_nothing()
    {
        var before = Directory.GetFileSystemEntries(_world.Folder.Path, "*", SearchOption.AllDirectories);
        _world.AppResult = new ProcessResult(2, "", "suffix must not be empty");
        await _world.RunAsync("synth");
        Directory.GetFileSystemEntries(_world.Folder.Path, "*", SearchOption.AllDirectories).ShouldBe(before, ignoreOrder: true);
    }

    [Test]
    public async Task A_stack_that_is_no_longer_synthesized_is_removed()
    {
        await _world.RunAsync("synth");
        _world.Stacks.Remove("traffic");
        await _world.RunAsync("synth");
        Directory.Exists(_world.Folder["cdktf.out", "stacks", "traffic"]).ShouldBeFalse();
    }

    [Test]
    public async Task Files_of_others_in_the_out_folder_stay()
    {
        var notes = _world.Folder.Write("cdktf.out/notes.txt", "mine");
        await _world.RunAsync("synth");
        await _world.RunAsync("synth");
        File.ReadAllText(notes).ShouldBe("mine");
    }

    [Test]
    public async Task A_folder_that_no_synth_wrote_is_not_replaced()
    {
        var file = _world.Folder.Write("cdktf.out/stacks/precious.txt", "mine");
        (await _world.RunAsync("synth")).ShouldBe(ExitCode.Usage);
        File.Exists(file).ShouldBeTrue();
    }

    [Test]
    public async Task An_app_that_wrote_nothing_did_not_succeed()
    {
        _world.Stacks.Clear();
        (await _world.RunAsync("synth")).ShouldBe(ExitCode.Findings);
    }

    [Test]
    public async Task A_missing_app_exits_3()
    {
        _world.Tools = _world.Tools with { App = null };
        (await _world.RunAsync("synth")).ShouldBe(ExitCode.MissingTool);
    }
}
