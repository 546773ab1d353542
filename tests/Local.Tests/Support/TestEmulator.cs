using DrTerraform.Local.Processes;

namespace DrTerraform.Local.Tests.Support;

/// <summary>An AWS of a test's own, empty at first.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly GuardedProcess _server;

    private TestEmulator(GuardedProcess server, Uri endpoint)
    {
        _server = server;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<TestEmulator> StartAsync()
    {
        var port = LoopbackPort.Free();
        var python = Path.Combine(Path.GetDirectoryName(Prepared.MotoServer)!, "python3");
        var server = GuardedProcess.Start(
            [python, "-m", "dr_emulator", "-H", "127.0.0.1", "-p", $"{port}"],
            Directory.CreateTempSubdirectory("dr-emulator-").FullName,
            new Dictionary<string, string> { ["PYTHONPATH"] = Path.Combine(Prepared.Root, "emulator"), ["PYTHONDONTWRITEBYTECODE"] = "1" });
        var emulator = new TestEmulator(server, new Uri($"http://127.0.0.1:{port}/"));
        await emulator.UntilItAnswersAsync();
        return emulator;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task UntilItAnswersAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            try
            {
                (await http.GetAsync(new Uri(Endpoint, "moto-api/"), limit.Token)).Dispose();
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
            }
        }
    }
}
