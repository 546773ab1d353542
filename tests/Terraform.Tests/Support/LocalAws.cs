using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DrTerraform.Terraform.Tests.Support;

/// <summary>An empty emulator for plans that are made without `./dr`.</summary>
public sealed class LocalAws : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(100);

    private readonly Process _server;
    private readonly HttpClient _client;

    private LocalAws(Process server, Uri endpoint)
    {
        _server = server;
        Endpoint = endpoint;
        // A proxy would be asked for the loopback address as well.
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = endpoint, Timeout = StartLimit };
    }

    public Uri Endpoint { get; }

    /// <summary>What leads Terraform there.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.GetLeftPart(UriPartial.Authority),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["CHECKPOINT_DISABLE"] = "1",
    };

    public static async Task<LocalAws> StartAsync()
    {
        var python = Path.Combine(Path.GetDirectoryName(Project.Tool("DR_MOTO_SERVER", "moto"))!, "python3");
        var port = FreePort();
        var start = new ProcessStartInfo(python, ["-m", "dr_emulator", "-H", "127.0.0.1", "-p", $"{port}", "--log", "/dev/null"]) { WorkingDirectory = Project.Root };
        start.Environment["PYTHONPATH"] = Path.Combine(Project.Root, "emulator");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        var aws = new LocalAws(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}/"));
        await aws.UntilItAnswersAsync();
        return aws;
    }

    /// <summary>Puts an object into a bucket, which need not exist.</summary>
    public async Task PutAsync(string bucket, string key, string text)
    {
        foreach (var (path, body) in new[] { (bucket, ""), ($"{bucket}/{key}", text) })
        {
            using var content = new StringContent(body);
            using var response = await _client.PutAsync(new Uri(path, UriKind.Relative), content);
            response.IsSuccessStatusCode.ShouldBeTrue($"PUT {path}: {response.StatusCode}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        _server.Dispose();
        _client.Dispose();
    }

    private async Task UntilItAnswersAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await AnswersAsync(limit.Token))
        {
            _server.HasExited.ShouldBeFalse("the emulator ended at once");
            await Task.Delay(BetweenQuestions, limit.Token);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri("moto-api/", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
