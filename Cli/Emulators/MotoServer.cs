using System.Net;
using System.Net.Sockets;
using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Emulators;

/// <summary>The local AWS emulator: started empty, on a port of its own, and stopped with the command however that ends.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(100);

    private readonly IServerProcess _process;
    private readonly string _logFile;

    private MotoServer(IServerProcess process, Uri endpoint, string logFile)
    {
        _process = process;
        _logFile = logFile;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    /// <summary>Starts it without waiting: it gets ready while the stacks are synthesized.</summary>
    public static MotoServer Start(Session session, string logFile)
    {
        var port = FreePort();
        var request = new ProcessRequest(session.Tools.RequireMotoServer(), ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            WorkingFolder = session.Tools.Root,
            StopSignal = StopSignal.Terminate,
            Environment = new Dictionary<string, string?>
            {
                // Without it the policies AWS itself keeps do not exist there.
                ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true",
                // A certificate is issued after so many questions about it.
                ["MOTO_ACM_VALIDATION_WAIT"] = "1",
            },
        };
        return new MotoServer(session.Processes.Start(request, logFile), new Uri($"http://127.0.0.1:{port}/"), logFile);
    }

    public async Task UntilItAnswersAsync(CancellationToken cancellationToken)
    {
        // A proxy of the operator's would be asked for the loopback address as well.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = BetweenQuestions * 20 };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            while (!await AnswersAsync(client, limit.Token))
            {
                if (_process.HasExited)
                {
                    throw Failed("ended at once");
                }

                await Task.Delay(BetweenQuestions, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed($"did not answer within {StartLimit.TotalSeconds:0} s");
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(Endpoint, "moto-api/"), cancellationToken);
            return response.IsSuccessStatusCode && !_process.HasExited;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private CommandException Failed(string how) => new(ExitCode.MissingTool, $"the AWS emulator {how}; its own words are in {_logFile}. 'dr doctor' says which version is needed.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
