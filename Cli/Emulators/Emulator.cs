using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using DrTerraform.Cli.Processes;
using Spectre.Console;

namespace DrTerraform.Cli.Emulators;

/// <summary>
/// The local AWS: a server on a free port of this machine that holds what was applied in its memory. The one of a plan is gone with the
/// command; the one of `dr up` stays until `dr down` has emptied it. Either way its trace says where it is, so that the next
/// command finds it, or ends what a killed command has left behind.
/// </summary>
internal sealed class Emulator
{
    private const string DefaultAccount = "123456789012";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(100);

    private readonly Session _session;
    private readonly ProcessTrace _trace;

    private Emulator(Session session, ProcessTrace trace, int port, string account, bool kept)
    {
        Account = account;
        _session = session;
        _trace = trace;
        Endpoint = new Uri($"http://127.0.0.1:{port}/");
        IsKept = kept;
    }

    public Uri Endpoint { get; }

    /// <summary>The AWS account it plays.</summary>
    public string Account { get; }

    /// <summary>Whether it outlives the command, with what was applied in it.</summary>
    public bool IsKept { get; }

    /// <summary>The emulator of an earlier `dr up`; null when there is none. Whatever else an earlier command has left is tidied up.</summary>
    public static async Task<Emulator?> FindKeptAsync(Session session)
    {
        if (LookUpKept(session) is { } kept)
        {
            return kept;
        }

        await session.Processes.StopTracedAsync(TraceIn(session));
        if (Directory.Exists(session.Folders.EmulatorStates))
        {
            // They describe what went with the emulator.
            Directory.Delete(session.Folders.EmulatorStates, recursive: true);
        }

        return null;
    }

    /// <summary>The emulator of an earlier `dr up`, left exactly as it is, for commands that run beside others; null when there is none.</summary>
    public static Emulator? LookUpKept(Session session)
    {
        var trace = TraceIn(session);
        return trace.IsAlive && trace.Read() is { Kept: true, Port: { } port, Account: { } account } ? new Emulator(session, trace, port, account, kept: true) : null;
    }

    /// <summary>Starts an empty one without waiting for it.</summary>
    /// <param name="session">The command's world.</param>
    /// <param name="account">The account to be; null for one that is nobody's.</param>
    /// <param name="kept">Whether it is to outlive the command.</param>
    public static Emulator Start(Session session, string? account, bool kept)
    {
        var trace = TraceIn(session);
        var port = FreePort();
        _ = session.Tools.RequireMotoServer();
        var request = new ProcessRequest(session.Tools.MotoPython ?? "python3", ["-m", "dr_emulator", "-H", "127.0.0.1", "-p", $"{port}"])
        {
            WorkingFolder = session.Tools.Root,
            Environment = new Dictionary<string, string?>
            {
                ["PYTHONPATH"] = Path.Combine(session.Tools.Root, "emulator"),
                ["PYTHONDONTWRITEBYTECODE"] = "1",
                ["MOTO_ACCOUNT_ID"] = account ?? DefaultAccount,
            },
        };
        var record = new ProcessRecord { Pid = 0, Started = session.Time.GetUtcNow(), Purpose = "emulator", Port = port, Account = account ?? DefaultAccount, Kept = kept, Log = trace.ErrorFile };
        session.Processes.StartTraced(request, record, trace);
        return new Emulator(session, trace, port, account ?? DefaultAccount, kept);
    }

    public async Task UntilItAnswersAsync()
    {
        using var client = Client(BetweenQuestions * 20);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_session.Cancellation);
        limit.CancelAfter(StartLimit);
        try
        {
            while (!await AnswersAsync(client, limit.Token))
            {
                if (!_trace.IsAlive)
                {
                    throw Failed("ended at once");
                }

                await Task.Delay(BetweenQuestions, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!_session.Cancellation.IsCancellationRequested)
        {
            throw Failed($"did not answer within {StartLimit.TotalSeconds:0} s");
        }
    }

    /// <summary>What was created there and not deleted.</summary>
    public async Task<IReadOnlyList<Leftover>> LeftoversAsync()
    {
        using var client = Client(StartLimit);
        return await client.GetFromJsonAsync(new Uri(Endpoint, "dr-emulator/leftovers"), LeftoverContext.Default.LeftoverArray, _session.Cancellation) ?? [];
    }

    public Task StopAsync() => _session.Processes.StopTracedAsync(_trace);

    private async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(Endpoint, "moto-api/"), cancellationToken);
            return response.IsSuccessStatusCode && _trace.IsAlive;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private CommandException Failed(string how) => new(ExitCode.MissingTool, $"the AWS emulator {how}; its own words are in {_trace.ErrorFile}. 'dr doctor' says which version is needed.");

    // A proxy of the operator's would be asked for the loopback address as well.
    private static HttpClient Client(TimeSpan timeout) => new(new SocketsHttpHandler { UseProxy = false }) { Timeout = timeout };

    private static ProcessTrace TraceIn(Session session) => new(Path.Combine(session.Folders.Emulator, "emulator"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
