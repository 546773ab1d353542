using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Package;

/// <summary>A function out of its zip, run as Lambda runs it: as the process <c>bootstrap</c>, told everything by its environment.</summary>
internal sealed class PublishedFunction : IDisposable
{
    private readonly string _folder;
    private readonly Process _process;
    private readonly Task<string> _output;

    private PublishedFunction(string folder, Process process)
    {
        _folder = folder;
        _process = process;
        _output = ReadAsync(process.StandardOutput);
    }

    /// <summary>The folder with the zips, which <c>./dr test</c> sets.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("DR_FUNCTIONS") is { Length: > 0 } folder
        ? folder
        : throw new InvalidOperationException(
            "DR_FUNCTIONS is not set: it must name the folder with payment-webhook.zip and region-health.zip; run tools/publish-functions OUT_DIR and set DR_FUNCTIONS=OUT_DIR, or leave the tests of category Package out");

    /// <summary>The zip of a function.</summary>
    public static string Zip(string function) => Path.Combine(Folder, $"{function}.zip") is var zip && File.Exists(zip)
        ? zip
        : throw new FileNotFoundException($"DR_FUNCTIONS names '{Folder}', which holds no {function}.zip: run tools/publish-functions '{Folder}'");

    /// <summary>Starts the function under a Runtime API, with AWS at an address.</summary>
    public static PublishedFunction Start(string function, FakeRuntimeApi lambda, Uri aws, params string[] without)
    {
        var folder = Directory.CreateTempSubdirectory("dr-function-").FullName;
        ZipFile.ExtractToDirectory(Zip(function), folder);
        var start = new ProcessStartInfo(Path.Combine(folder, "bootstrap")) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment.Clear();
        foreach (var (name, value) in Environment(lambda, aws).Where(variable => !without.Contains(variable.Key)))
        {
            start.Environment[name] = value;
        }

        return new PublishedFunction(folder, Process.Start(start)!);

        static Dictionary<string, string> Environment(FakeRuntimeApi lambda, Uri aws) => new()
        {
            ["AWS_LAMBDA_RUNTIME_API"] = lambda.HostAndPort,
            ["AWS_REGION"] = Some.Region,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_ENDPOINT_URL"] = aws.ToString(),
            ["DR_CONTROL_TABLE"] = "control",
            ["DR_SESSIONS_TABLE"] = "sessions",
            ["DR_DATABASE_WRITER_HOST"] = "127.0.0.1",
            ["DR_DATABASE_READER_HOST"] = "127.0.0.1",
            ["DR_DATABASE_PORT"] = $"{LoopbackServer.FreePort()}",
            ["DR_DATABASE_NAME"] = "payments",
            ["DR_DATABASE_SECRET"] = "database",
            ["DR_WEBHOOK_SECRET"] = "webhook",
            ["DR_LOG_LEVEL"] = "info",
        };
    }

    /// <summary>Tells the process to end, as Lambda does, and waits for it.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return await ExitAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Everything it logged; complete when it has ended.</summary>
    public Task<string> LogAsync() => _output;

    private static async Task<string> ReadAsync(StreamReader output)
    {
        var text = new StringBuilder();
        while (await output.ReadLineAsync() is { } line)
        {
            LogsAreCleanAttribute.Watch(line);
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
