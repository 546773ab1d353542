using System.ComponentModel;
using System.Xml.Linq;
using DrTerraform.Cli.Processes;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.TestRuns;

/// <summary>`dr test`: every test project and the tools' own tests, and one line that sums them up.</summary>
[Description("Run the tests and sum them up in one line")]
internal sealed class TestCommand(Session session) : AsyncCommand<TestSettings>
{
    private readonly TestSuite _suite = new(session.Tools.Root);

    private string Results => Path.Combine(session.Tools.WorkFolder, "test-results");

    public override async Task<int> ExecuteAsync(CommandContext context, TestSettings settings)
    {
        var environment = settings.Kind == "integration" ? AppliedOutputs.Read(session, settings).Variables(session) : new Dictionary<string, string?>();
        var total = TestCounts.None;
        foreach (var project in _suite.Projects)
        {
            total += await ReportedAsync(Path.GetFileNameWithoutExtension(project), () => RunProjectAsync(project, settings.Filter, environment));
        }

        if (settings.IncludesTools && _suite.NodeTests.Count > 0)
        {
            total += await ReportedAsync("tools (node)", RunNodeTestsAsync);
        }

        if (total.Passed + total.Failed == 0)
        {
            session.Error.WriteLine($"no test ran: there is none of the kind '{settings.Kind}' under tests/ and tools/");
        }

        session.Console.Profile.Out.Writer.WriteLine(total);
        return total.Holds ? ExitCode.Fine : ExitCode.Findings;
    }

    private async Task<TestCounts> ReportedAsync(string name, Func<Task<TestReport>> run)
    {
        var started = session.Time.GetTimestamp();
        var report = await run();
        session.Console.WriteLine($"{name}: {(report.Counts == TestCounts.None ? "nothing of this kind" : report.Counts)} ({Seconds.Of(session.Time.GetElapsedTime(started))})");
        foreach (var figure in report.Figures)
        {
            session.Console.WriteLine($"  {figure}");
        }

        foreach (var failure in report.Failures)
        {
            session.Error.WriteLine($"  {failure.Replace("\n", "\n    ", StringComparison.Ordinal)}");
        }

        return report.Counts;
    }

    private async Task<TestReport> RunProjectAsync(string project, string filter, IReadOnlyDictionary<string, string?> environment)
    {
        var trx = Path.Combine(Results, $"{Path.GetFileNameWithoutExtension(project)}.trx");
        Directory.CreateDirectory(Results);
        // An old file would pass for the result of a run that wrote none.
        File.Delete(trx);
        var result = await RunAsync("dotnet", [
            "test", project, "-c", "Release", "--no-build", "--nologo", "--verbosity", "quiet",
            "--logger", $"trx;LogFileName={trx}", "--filter", filter], environment);

        var report = File.Exists(trx) ? TrxReport.Read(XDocument.Load(trx)) : TestReport.Empty;
        return result.ExitCode != 0 && report.Counts.Failed == 0 ? report with { Counts = report.Counts + new TestCounts(0, 1, 0), Failures = [Said(result)] } : report;
    }

    private async Task<TestReport> RunNodeTestsAsync()
    {
        var result = await RunAsync("node", ["--test", "--test-reporter=tap", .. _suite.NodeTests], new Dictionary<string, string?>());
        var report = TapReport.Read(result.Output);
        return result.ExitCode != 0 && report.Counts.Failed == 0 ? report with { Counts = report.Counts + new TestCounts(0, 1, 0), Failures = [Said(result)] } : report;
    }

    private Task<ProcessResult> RunAsync(string program, string[] arguments, IReadOnlyDictionary<string, string?> environment) => session.Processes.RunAsync(
        new ProcessRequest(program, arguments) { WorkingFolder = session.Tools.Root, Environment = environment }, session.Cancellation);

    /// <summary>A runner that failed without a failed test, such as a project that was not built, counts as one failure.</summary>
    private static string Said(ProcessResult result) => $"the run itself failed with exit code {result.ExitCode}\n{$"{result.Output}\n{result.Error}".Trim()}";
}
