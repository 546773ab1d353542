using System.ComponentModel;
using System.Text.Json;
using DrTerraform.Local;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>`dr bench functions`: what the deployed webhook costs, beside the same one compiled otherwise, one in Node, and the bare statement.</summary>
[Description("Measure the webhook: cold start, memory, latency, throughput, against baselines in the same run")]
internal sealed class BenchFunctionsCommand(Session session) : AsyncCommand<BenchFunctionsSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, BenchFunctionsSettings settings)
    {
        var started = session.Time.GetTimestamp();
        var python = session.Tools.RequireMotoPython();
        var options = new LocalSiteOptions { Aws = new Uri("http://127.0.0.1/"), PostgresPrograms = session.Tools.RequirePostgres(), Packages = session.Tools.RequireFunctions() };
        var baselines = new Baselines(session);
        Directory.CreateDirectory(Path.Combine(session.Tools.WorkFolder, "bench", "functions"));
        var jit = await session.UnderWayAsync("publishing the JIT baseline", baselines.JitAsync);
        var aot = await session.UnderWayAsync("trying native AOT", baselines.NativeAotAsync);
        var node = await session.UnderWayAsync("installing the Node baseline", baselines.NodeAsync);
        try
        {
            await using var aws = await LocalAws.StartAsync(python, session.Tools.Root, session.Cancellation);
            await using var site = await LocalSite.StartAsync(options with { Aws = aws.Endpoint }, session.Cancellation);
            FunctionSubject[] subjects = [baselines.Published(Directory.CreateDirectory(Path.Combine(site.Postgres.Folder, "bench")).FullName), jit, node, .. aot is null ? [] : new[] { aot }];
            var figures = await session.UnderWayAsync(
                $"{settings.Runs} cold starts of each at each size, then requests", () => new FunctionBench(site, settings.Runs, session.Cancellation).MeasureAsync(subjects));
            Show(figures, aot is null);
            if (settings.JsonFile is { } file)
            {
                await File.WriteAllTextAsync(Path.Combine(session.CurrentFolder, file), JsonSerializer.Serialize([.. figures], FunctionFiguresContext.Default.FunctionFiguresArray) + "\n", session.Cancellation);
            }
        }
        catch (LocalException problem)
        {
            throw new CommandException(ExitCode.Findings, problem.Message);
        }

        session.Console.WriteLine($"in {Seconds.Of(session.Time.GetElapsedTime(started))}; load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {Environment.ProcessorCount} processors");
        return ExitCode.Fine;
    }

    private void Show(IReadOnlyList<FunctionFigures> figures, bool withoutAot)
    {
        session.Console.Write(FunctionTable.Of(figures));
        foreach (var verdict in FunctionTable.Verdicts(figures))
        {
            session.Console.WriteLine(verdict);
        }

        if (withoutAot)
        {
            session.Console.WriteLine("native AOT: not at hand, its packages could not be restored or its linker is missing; .dr/bench/functions/native-aot.log says which");
        }
    }
}
