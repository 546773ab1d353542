using System.Diagnostics;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Processes;

/// <summary>The real command as a process of its own, with small scripts in place of the tools, so that real signals reach it.</summary>
[TestFixture]
public sealed class InterruptedPlanTests
{
    private const string Synthesize = "mkdir -p $CDKTF_OUTDIR/stacks/global; echo '{}' > $CDKTF_OUTDIR/stacks/global/cdk.tf.json; echo '{}' > $CDKTF_OUTDIR/manifest.json";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start()
    {
        _folder = new TemporaryFolder();
        _folder.Write("Blueprints/flagship.json", "{}");
        _folder.WriteScript("moto_server", "exit 1");
        _folder.WriteScript("bin/python3", "echo $$ > moto.new; mv moto.new moto; exec sleep 600");
        _folder.WriteScript("terraform", "exit 1");
        _folder.WriteScript("bin/dotnet", Synthesize);
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("HUP")]
    public async Task A_signal_stops_the_app_and_exits_130(string signal)
    {
        _folder.WriteScript("bin/dotnet", "echo $$ > app.new; mv app.new app; exec sleep 600");
        using var dr = StartPlan();
        await Eventually.HoldsAsync(() => File.Exists(_folder["app"]));

        await SignalAsync(dr, signal);

        await EndAsync(dr);
        dr.ExitCode.ShouldBe(ExitCode.Cancelled);
        RunningProcess.Exists(_folder["app"]).ShouldBeFalse();
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("HUP")]
    public async Task A_signal_stops_the_emulator_and_exits_130(string signal)
    {
        using var dr = StartPlan();
        await Eventually.HoldsAsync(() => File.Exists(_folder["moto"]));

        await SignalAsync(dr, signal);

        await EndAsync(dr);
        dr.ExitCode.ShouldBe(ExitCode.Cancelled);
        RunningProcess.Exists(_folder["moto"]).ShouldBeFalse();
    }

    [Test]
    public async Task What_a_killed_plan_leaves_running_is_ended_by_the_next()
    {
        using (var killed = StartPlan())
        {
            await Eventually.HoldsAsync(() => File.Exists(_folder["moto"]));
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        RunningProcess.Exists(_folder["moto"]).ShouldBeTrue();
        File.Move(_folder["moto"], _folder["orphan"]);
        using var next = StartPlan();
        await Eventually.HoldsAsync(() => File.Exists(_folder["moto"]));

        RunningProcess.Exists(_folder["orphan"]).ShouldBeFalse();

        await SignalAsync(next, "TERM");
        await EndAsync(next);
    }

    [TestCase("exit 2", 2)]
    [TestCase("kill -9 $$", 1)]
    public async Task A_failed_synthesis_starts_no_emulator(string app, int exitCode)
    {
        _folder.WriteScript("bin/dotnet", app);
        using var dr = StartPlan();

        await EndAsync(dr);

        dr.ExitCode.ShouldBe(exitCode);
        File.Exists(_folder["moto"]).ShouldBeFalse();
    }

    [Test]
    public async Task An_emulator_that_ends_at_once_exits_3_and_names_its_log()
    {
        _folder.WriteScript("bin/python3", "echo 'no module named flask' >&2; exit 1");
        using var dr = StartPlan();
        var error = await dr.StandardError.ReadToEndAsync();

        await EndAsync(dr);

        dr.ExitCode.ShouldBe(ExitCode.MissingTool);
        var log = _folder[".dr", "emulator", "emulator.err"];
        error.ShouldContain(log);
        File.ReadAllText(log).ShouldBe("no module named flask\n");
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static async Task EndAsync(Process dr)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await dr.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            dr.Kill(entireProcessTree: true);
            Assert.Fail("dr did not end within a minute");
        }
    }

    private Process StartPlan()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : ExecutablePath.Find("dotnet", Environment.GetEnvironmentVariable("PATH"))!)
        {
            ArgumentList = { typeof(DrCommandLine).Assembly.Location, "plan" },
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DR_ROOT"] = _folder.Path,
                ["DR_APP"] = "app.dll",
                ["DR_TERRAFORM"] = _folder["terraform"],
                ["DR_MOTO_SERVER"] = _folder["moto_server"],
                ["PATH"] = $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
            },
        };
        return Process.Start(start)!;
    }
}
