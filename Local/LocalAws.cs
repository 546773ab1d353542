using DrTerraform.Local.Processes;

namespace DrTerraform.Local;

/// <summary>An AWS of our own: the emulator on a free port of the loopback address, empty at first and gone with us.</summary>
public sealed class LocalAws : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly GuardedProcess _server;

    private LocalAws(GuardedProcess server, Uri endpoint)
    {
        _server = server;
        Endpoint = endpoint;
    }

    /// <summary>Its address, for every service and region.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="python">The python that has moto.</param>
    /// <param name="root">The project's folder, which holds the emulator's sources.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LocalException">It does not answer.</exception>
    public static async Task<LocalAws> StartAsync(string python, string root, CancellationToken cancellation)
    {
        var port = LoopbackPort.Free();
        var server = GuardedProcess.Start(
            [python, "-m", "dr_emulator", "-H", "127.0.0.1", "-p", $"{port}"],
            Directory.CreateTempSubdirectory("dr-aws-").FullName,
            new Dictionary<string, string> { ["PYTHONPATH"] = Path.Combine(root, "emulator"), ["PYTHONDONTWRITEBYTECODE"] = "1" });
        var aws = new LocalAws(server, new Uri($"http://127.0.0.1:{port}/"));
        try
        {
            await aws.UntilItAnswersAsync(cancellation);
            return aws;
        }
        catch
        {
            await aws.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task UntilItAnswersAsync(CancellationToken cancellation)
    {
        // A proxy would be asked for the loopback address as well.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            while (!await AnswersAsync(http, limit.Token))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
            }
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new LocalException($"the AWS emulator did not answer within {StartLimit.TotalSeconds:0} s; its last words: {_server.LastWords()}", problem);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            (await http.GetAsync(new Uri(Endpoint, "moto-api/"), cancellation)).Dispose();
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
