using System.Diagnostics;
using System.Globalization;
using DrTerraform.Lifecycle.Tests.Support;
using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Lifecycle.Tests;

/// <summary>
/// `dr up` killed again and again, at moments nobody chose: each time the next one goes on, and the last one ends well. Takes twenty minutes, so it is
/// not part of every run.
/// </summary>
[TestFixture]
[Category("Soak")]
public sealed class SoakTests
{
    private const string Blueprint = "aurora-failover";

    private readonly MarkedProcesses _processes = new();

    /// <summary>How often: enough to hit every stack.</summary>
    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("DR_SOAK_KILLS") ?? "10", CultureInfo.InvariantCulture);

    [Test]
    public async Task An_up_that_is_killed_at_random_moments_always_ends_well()
    {
        Emulator.Runs.ShouldBeFalse("an emulator with something applied runs in this project, and this test would destroy it: './dr down' first");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await TestContext.Progress.WriteLineAsync($"seed {seed}");

        await InterruptedAsync(TimeSpan.FromSeconds(20 + random.Next(40)));
        for (var kill = 0; kill < Kills; kill++)
        {
            await KilledAsync("up", TimeSpan.FromSeconds(1 + random.NextDouble() * 70));
        }

        Succeeded(await DrAsync("up"));
        var plan = await DrAsync("plan");
        Succeeded(plan);
        foreach (var stack in Project.Stacks)
        {
            plan.Output.Split('\n').Single(line => line.StartsWith($"│ {stack} ", StringComparison.Ordinal))
                .Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[1..4].ShouldBe(["0", "0", "0"], plan.Output);
        }

        await KilledAsync("down", TimeSpan.FromSeconds(20 + random.Next(60)));
        Succeeded(await DrAsync("down"));
        Emulator.Runs.ShouldBeFalse();
        _processes.Running().ShouldBeEmpty();
    }

    private Task<CommandResult> DrAsync(string command) => Project.DrAsync(Project.Root, [command, Blueprint], _processes.Environment);

    private async Task KilledAsync(string command, TimeSpan after)
    {
        using var dr = Start(command);
        await Task.WhenAny(dr.WaitForExitAsync(), Task.Delay(after));
        dr.Kill();
        await dr.WaitForExitAsync();
        await TestContext.Progress.WriteLineAsync($"{command} killed after {after.TotalSeconds:0.0} s");
    }

    /// <summary>Ctrl-C: it ends by itself, in order.</summary>
    private async Task InterruptedAsync(TimeSpan after)
    {
        using var dr = Start("up");
        await Task.Delay(after);
        using (var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {dr.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await dr.WaitForExitAsync();
        dr.ExitCode.ShouldBe(130);
        _processes.Running().ShouldAllBe(command => command.Contains("dr_emulator", StringComparison.Ordinal));
    }

    private Process Start(string command)
    {
        // Nobody reads what it says, so it goes nowhere rather than into a pipe that fills up.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", Path.Combine(Project.Root, "dr"), command, Blueprint]) { WorkingDirectory = Project.Root };
        foreach (var (name, value) in _processes.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static void Succeeded(CommandResult result) => result.ExitCode.ShouldBe(0, result.ToString());
}
