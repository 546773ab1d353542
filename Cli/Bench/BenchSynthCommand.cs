using System.ComponentModel;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Synthesis;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Bench;

/// <summary>`dr bench synth`: what a synthesis costs, what it could cost at least, and what slim bindings save.</summary>
[Description("Measure a whole synthesis against the floor: time, memory, time a resource")]
internal sealed class BenchSynthCommand(Session session) : AsyncCommand<BenchSynthSettings>
{
    private readonly string _folder = Path.Combine(session.Tools.WorkFolder, "bench");

    public override async Task<int> ExecuteAsync(CommandContext context, BenchSynthSettings settings)
    {
        var request = SynthRequest.From(new SynthSettings { Blueprint = settings.Blueprint }, session) with { OutFolder = Path.Combine(_folder, "out") };
        Directory.CreateDirectory(_folder);
        // Also says in the app's own words why a blueprint cannot be measured, and warms the file cache.
        var stacks = await new Synthesizer(session).RunAsync(request);
        var resources = stacks.Names.Sum(stack => stacks.Summary(stack).Resources);

        var floor = await session.UnderWayAsync("building the kernel floor", () => BuildAsync("tools/KernelFloor/DrTerraform.KernelFloor.csproj", FeedFolder.Slim(session.Tools)));
        var programs = new List<(string Name, string Assembly)> { ("floor: kernel and an empty stack", floor), ("slim bindings", session.Tools.RequireApp()) };
        var full = FeedFolder.Full(session.Tools);
        if (full.Exists)
        {
            programs.Add(("full bindings", await session.UnderWayAsync("building the app against the full bindings", () => BuildAsync("DrTerraform.csproj", full))));
        }

        var subjects = await session.UnderWayAsync($"{settings.Runs} runs of each, in turn", () => MeasureAsync(programs, request, settings.Runs));
        session.Console.Write(BenchTable.Of(subjects));
        session.Console.WriteLine(BenchTable.PerResource(subjects[0], subjects[1], resources));
        if (!full.Exists)
        {
            session.Console.WriteLine("full bindings: not at hand; 'node tools/bindings/generate.mjs --full' builds them (minutes, gigabytes)");
        }

        return ExitCode.Fine;
    }

    /// <summary>In turn rather than one after the other, so that a busy minute of the machine slows all of them.</summary>
    private async Task<IReadOnlyList<BenchSubject>> MeasureAsync(List<(string Name, string Assembly)> programs, SynthRequest request, int runs)
    {
        var synthesizer = new Synthesizer(session);
        var measured = new MeasuredRun(session, new ProcessMemory());
        var measurements = programs.Select(_ => new List<Measurement>()).ToArray();
        for (var run = 0; run < runs; run++)
        {
            for (var program = 0; program < programs.Count; program++)
            {
                measurements[program].Add(await measured.MeasureAsync(synthesizer.AppRun(programs[program].Assembly, request, Path.Combine(_folder, $"out-{program}"))));
            }
        }

        return [.. programs.Select((program, index) => new BenchSubject(program.Name, measurements[index]))];
    }

    /// <summary>Builds a project against a feed and gives its assembly.</summary>
    private async Task<string> BuildAsync(string project, FeedFolder feed)
    {
        feed.WriteConfiguration();
        var name = Path.GetFileNameWithoutExtension(project);
        var request = new ProcessRequest("dotnet", [
            "build", project, "-c", "Release", "--nologo", "--verbosity", "quiet", .. feed.BuildArguments,
            // A build server would outlive the command.
            "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingFolder = session.Tools.Root,
            Environment = feed.BuildVariables,
        };
        var result = await session.Processes.RunAsync(request, session.Cancellation);
        return result.ExitCode == 0
            ? Path.Combine(feed.Artifacts, "bin", name, "release", $"{name}.dll")
            : throw new CommandException(ExitCode.Findings, $"{project} does not build\n{result.Output.Trim()}\n{result.Error.Trim()}".TrimEnd());
    }
}
