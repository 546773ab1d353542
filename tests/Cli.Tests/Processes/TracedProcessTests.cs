using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Processes;

/// <summary>Real processes that may outlive their starter.</summary>
[TestFixture]
public sealed class TracedProcessTests
{
    private readonly ProcessRunner _runner = new();
    private TemporaryFolder _folder = null!;
    private ProcessTrace _trace = null!;

    [SetUp]
    public void Start()
    {
        _folder = new TemporaryFolder();
        _trace = new ProcessTrace(_folder["runs", "primary"]);
    }

    [TearDown]
    public async Task End()
    {
        await _runner.StopTracedAsync(_trace);
        _folder.Dispose();
    }

    [Test]
    public async Task What_it_says_and_its_exit_code_are_kept() =>
        (await RunAsync("echo out; echo err >&2; exit 7")).ShouldBe(new ProcessResult(7, "out\n", "err\n"));

    [Test]
    public async Task Its_lines_are_told_as_they_come_and_none_is_lost()
    {
        var lines = new List<string>();
        await RunAsync("for i in 1 2 3; do printf 'line '; echo $i; sleep 0.02; done", lines.Add);
        lines.ShouldBe(["line 1", "line 2", "line 3"]);
    }

    [Test]
    public async Task A_process_that_has_ended_is_forgotten()
    {
        await RunAsync("exit 0");
        _trace.Read().ShouldBeNull();
        _trace.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task A_process_that_runs_is_found_by_its_trace()
    {
        StartServer("exec sleep 600");
        await Eventually.HoldsAsync(() => _trace.Read() is not null);
        _trace.IsAlive.ShouldBeTrue();
        _trace.Read()!.Purpose.ShouldBe("apply of primary");
    }

    [Test]
    public async Task The_record_names_the_program_itself_and_no_shell_around_it()
    {
        StartServer("echo $$ > pid.new; mv pid.new pid; exec sleep 600");
        await Eventually.HoldsAsync(() => File.Exists(_folder["pid"]));
        File.ReadAllText(_folder["pid"]).Trim().ShouldBe($"{_trace.Read()!.Pid}");
    }

    [Test]
    public async Task A_process_lives_as_long_as_what_it_has_started()
    {
        StartServer("sleep 600 & echo $! > child.new; mv child.new child; exit 0");
        await Eventually.HoldsAsync(() => File.Exists(_folder["child"]));
        _trace.IsAlive.ShouldBeTrue();

        Posix.Signal(int.Parse(await File.ReadAllTextAsync(_folder["child"]), System.Globalization.CultureInfo.InvariantCulture), StopSignal.Kill);

        await Eventually.HoldsAsync(() => !_trace.IsAlive);
    }

    [Test]
    public async Task A_recycled_process_id_is_not_mistaken_for_it()
    {
        await RunAsync("exit 0");
        // As after a crash: the record is there, and its number belongs to somebody who runs.
        await File.WriteAllTextAsync(_trace.RecordFile, $$"""{"pid":{{Environment.ProcessId}},"started":"2026-11-21T00:00:00+00:00","purpose":"apply of primary"}""");
        _trace.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task Stopping_ends_it_and_forgets_it()
    {
        StartServer("echo $$ > pid.new; mv pid.new pid; exec sleep 600");
        await Eventually.HoldsAsync(() => File.Exists(_folder["pid"]));

        await _runner.StopTracedAsync(_trace);

        RunningProcess.Exists(_folder["pid"]).ShouldBeFalse();
        _trace.Read().ShouldBeNull();
    }

    [Test]
    public async Task Cancelling_interrupts_it_once_and_waits_for_its_own_end()
    {
        var script = _folder.WriteScript("apply", "trap 'echo asked >> asked; sleep 0.3; echo saved > state; exit 0' INT; echo $$ > started; while :; do sleep 0.02; done");
        using var cancellation = new CancellationTokenSource();
        var run = _runner.RunTracedAsync(Request(script), Record, _trace, _ => { }, cancellation.Token);
        await Eventually.HoldsAsync(() => File.Exists(_folder["started"]));

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        File.Exists(_folder["state"]).ShouldBeTrue();
        File.ReadAllText(_folder["asked"]).ShouldBe("asked\n");
    }

    [Test]
    public void A_death_nobody_saw_is_kept_until_its_lock_is_released()
    {
        _folder.Write("runs/primary.json", """{"pid":4711,"started":"2026-11-21T00:00:00+00:00","purpose":"apply of primary"}""");

        _trace.Mourn();

        _trace.Read().ShouldBeNull();
        _trace.ReadDead()!.Pid.ShouldBe(4711);
        _trace.Bury();
        _trace.ReadDead().ShouldBeNull();
    }

    [Test]
    public void Of_two_deaths_the_first_is_kept_because_its_lock_may_be_older()
    {
        _folder.Write("runs/primary.json", """{"pid":1,"started":"2026-11-21T00:00:00+00:00","purpose":"apply of primary"}""");
        _trace.Mourn();
        _folder.Write("runs/primary.json", """{"pid":2,"started":"2026-11-21T01:00:00+00:00","purpose":"apply of primary"}""");
        _trace.Mourn();
        _trace.ReadDead()!.Pid.ShouldBe(1);
    }

    private static ProcessRecord Record => new() { Pid = 0, Started = DateTimeOffset.UnixEpoch, Purpose = "apply of primary" };

    private ProcessRequest Request(string script) => new(script, []) { WorkingFolder = _folder.Path };

    private Task<ProcessResult> RunAsync(string script, Action<string>? line = null) =>
        _runner.RunTracedAsync(Request(_folder.WriteScript("script", script)), Record, _trace, line ?? (_ => { }), CancellationToken.None);

    private void StartServer(string script) => _runner.StartTraced(Request(_folder.WriteScript("server", script)), Record, _trace);
}
