using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Processes;

[TestFixture]
public sealed class ProcessRunnerTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task Both_outputs_and_the_exit_code_are_kept() =>
        (await RunAsync("echo out; echo err >&2; exit 7")).ShouldBe(new ProcessResult(7, "out\n", "err\n"));

    [Test]
    public async Task More_than_a_pipe_holds_is_read_from_both() =>
        (await RunAsync("i=0; while [ $i -lt 5000 ]; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; echo bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb >&2; i=$((i+1)); done")).Error.Length.ShouldBe(160_000);

    [Test]
    public async Task A_variable_is_set_and_another_removed()
    {
        var environment = new Dictionary<string, string?> { ["GREETING"] = "hello", ["HOME"] = null };
        (await RunAsync("echo \"$GREETING ${HOME-none}\"", environment)).Output.ShouldBe("hello none\n");
    }

    [Test]
    public async Task An_argument_needs_no_quotes()
    {
        var script = _folder.WriteScript("show", "printf '%s|' \"$@\"");
        var request = new ProcessRequest(script, ["a b", "$HOME", "\"c\""]) { WorkingFolder = _folder.Path };
        (await new ProcessRunner().RunAsync(request, CancellationToken.None)).Output.ShouldBe("a b|$HOME|\"c\"|");
    }

    [Test]
    public async Task A_question_of_the_child_is_answered_with_the_end_of_its_input() =>
        (await RunAsync("read answer || echo nobody there")).Output.ShouldBe("nobody there\n");

    [Test]
    public async Task A_program_that_does_not_exist_is_a_missing_tool()
    {
        var request = new ProcessRequest("no-such-program", []) { WorkingFolder = _folder.Path };
        var exception = await Should.ThrowAsync<CommandException>(() => new ProcessRunner().RunAsync(request, CancellationToken.None));
        exception.ExitCode.ShouldBe(ExitCode.MissingTool);
    }

    [Test]
    public async Task Cancelling_interrupts_the_child_and_waits_for_its_end()
    {
        // Terraform lets go of its lock in such a handler.
        var script = _folder.WriteScript("wait", "trap 'echo done > ended; exit 0' INT; echo $$ > started; while :; do sleep 0.05; done");
        using var cancellation = new CancellationTokenSource();
        var run = new ProcessRunner().RunAsync(new ProcessRequest(script, []) { WorkingFolder = _folder.Path }, cancellation.Token);
        await Eventually.HoldsAsync(() => File.Exists(_folder["started"]));

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        File.Exists(_folder["ended"]).ShouldBeTrue();
    }

    [Test]
    public async Task Cancelling_leaves_no_grandchild_behind()
    {
        var script = _folder.WriteScript("parent", "sleep 600 & echo $! > grandchild.new; mv grandchild.new grandchild; trap 'exit 0' INT; wait");
        using var cancellation = new CancellationTokenSource();
        var run = new ProcessRunner().RunAsync(new ProcessRequest(script, []) { WorkingFolder = _folder.Path }, cancellation.Token);
        await Eventually.HoldsAsync(() => File.Exists(_folder["grandchild"]));

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        await Eventually.HoldsAsync(() => !RunningProcess.Exists(_folder["grandchild"]));
    }

    private Task<ProcessResult> RunAsync(string script, Dictionary<string, string?>? environment = null) =>
        new ProcessRunner().RunAsync(
            new ProcessRequest(_folder.WriteScript("script", script), []) { WorkingFolder = _folder.Path, Environment = environment ?? [] }, CancellationToken.None);
}
