using System.Diagnostics;
using System.Net;
using DrTerraform.Local.Tests.Support;

namespace DrTerraform.Local.Tests;

/// <summary>`dr serve` as a user has it: a process that is asked to end, or is killed.</summary>
[TestFixture]
[Category("Local")]
public sealed class ServeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestCase("INT")]
    [TestCase("KILL")]
    public async Task However_it_ends_nothing_of_it_is_left_running(string signal)
    {
        var mark = $"dr-serve-test-{Guid.NewGuid():N}";
        var port = LoopbackPort.Free();
        using var serve = Start(mark, port);
        using var client = new Client(new Uri($"http://127.0.0.1:{port}/"), webhookKey: "none");
        await UntilItAnswersAsync(client, serve);
        var folders = FoldersOf(mark);

        using (var kill = Process.Start("kill", [$"-{signal}", $"{serve.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await serve.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Patience);
        while (ProcessesOf(mark).Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }

        (folders.Length, FoldersOf(mark).Length).ShouldBe((2, 0));
        Directory.Delete(Path.Combine(Path.GetTempPath(), mark), recursive: true);
    }

    private static Process Start(string mark, int port)
    {
        var dr = Path.Combine(Prepared.Root, ".dr", "artifacts", "bin", "DrTerraform.Cli", "release", "dr.dll");
        var start = new ProcessStartInfo("dotnet", [dr, "serve", "--port", $"{port}"]) { RedirectStandardOutput = true };
        // Its folders are made here, so that everything it starts names the mark, in its command or in its environment.
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), mark)).FullName;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private static async Task UntilItAnswersAsync(Client client, Process serve)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            serve.HasExited.ShouldBeFalse("dr serve ended by itself");
            try
            {
                using var health = await client.GetAsync("/health");
                health.StatusCode.ShouldBe(HttpStatusCode.OK, await health.Content.ReadAsStringAsync());
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
            }
        }
    }

    private static string[] FoldersOf(string mark) => Directory.GetDirectories(Path.Combine(Path.GetTempPath(), mark), "dr-*");

    private static List<string> ProcessesOf(string mark) =>
        [.. Directory.GetDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _) && Carries(process, mark))];

    private static bool Carries(string process, string mark)
    {
        try
        {
            return new[] { "environ", "cmdline" }.Any(file => File.ReadAllText(Path.Combine(process, file)).Contains(mark, StringComparison.Ordinal));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
