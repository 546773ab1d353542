using System.Diagnostics;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Processes;

/// <summary>The real command as a process of its own, with small scripts in place of the tools, so that real signals reach it.</summary>
[TestFixture]
public sealed class InterruptedPlanTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start()
    {
        _folder = new TemporaryFolder();
        _folder.Write("Blueprints/aurora-failover.json", "{}");
        _folder.WriteScript("moto_server", "echo $$ > moto.new; mv moto.new moto; exec sleep 600");
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("HUP")]
    public async Task A_signal_stops_the_emulator_and_the_app_and_exits_130(string signal)
    {
        _folder.WriteScript("bin/dotnet", "echo $$ > app.new; mv app.new app; exec sleep 600");
        using var dr = StartPlan();
        await Eventually.HoldsAsync(() => File.Exists(_folder["moto"]) && File.Exists(_folder["app"]));

        using (var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {dr.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await EndAsync(dr);
        dr.ExitCode.ShouldBe(ExitCode.Cancelled);
        RunningProcess.Exists(_folder["moto"]).ShouldBeFalse();
        RunningProcess.Exists(_folder["app"]).ShouldBeFalse();
    }

    [TestCase("exit 2", 2)]
    [TestCase("kill -9 $$", 1)]
    public async Task A_failed_synthesis_leaves_no_emulator_behind(string app, int exitCode)
    {
        // The app ends after the emulator has come up, as it does in earnest.
        _folder.WriteScript("bin/dotnet", $"while [ ! -f moto ]; do sleep 0.02; done; {app}");
        using var dr = StartPlan();

        await EndAsync(dr);

        dr.ExitCode.ShouldBe(exitCode);
        RunningProcess.Exists(_folder["moto"]).ShouldBeFalse();
    }

    [Test]
    public async Task An_emulator_that_ends_at_once_exits_3_and_names_its_log()
    {
        _folder.WriteScript("moto_server", "echo $$ > moto; echo 'no module named flask' >&2; exit 1");
        _folder.WriteScript("bin/dotnet", "mkdir -p $CDKTF_OUTDIR/stacks/global; echo '{}' > $CDKTF_OUTDIR/stacks/global/cdk.tf.json; echo '{}' > $CDKTF_OUTDIR/manifest.json");
        using var dr = StartPlan();
        var error = await dr.StandardError.ReadToEndAsync();

        await EndAsync(dr);

        dr.ExitCode.ShouldBe(ExitCode.MissingTool);
        var log = _folder[".dr", "logs", "plan", "emulator.log"];
        error.ShouldContain(log);
        File.ReadAllText(log).ShouldBe("no module named flask\n");
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
