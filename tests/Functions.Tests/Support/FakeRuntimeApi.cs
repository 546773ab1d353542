using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>Lambda's side of the Runtime API: hands out events and takes answers, over HTTP.</summary>
internal sealed class FakeRuntimeApi : IDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly Channel<Received> _answers = Channel.CreateUnbounded<Received>();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LoopbackServer _server;
    private int _count;

    public FakeRuntimeApi() => _server = new LoopbackServer(AnswerAsync);

    public string HostAndPort => _server.HostAndPort;

    /// <summary>How long a handler has.</summary>
    public TimeSpan TimeToDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Everything the runtime sent, oldest first.</summary>
    public ConcurrentQueue<Received> Posted { get; } = new();

    /// <summary>Completes when the runtime asks for an event for the first time: the function has started.</summary>
    public Task Started => _waiting.Task;

    /// <summary>Hands over an event.</summary>
    public void Send(string json) => _events.Writer.TryWrite(json).ShouldBeTrue();

    /// <summary>The next answer or error report.</summary>
    public async Task<Received> AnswerAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _answers.Reader.ReadAsync(patience.Token);
    }

    public void Dispose() => _server.Dispose();

    private async Task<Reply?> AnswerAsync(Received received)
    {
        if (received is { Method: "GET", Path: Root + "invocation/next" })
        {
            _waiting.TrySetResult();
            var json = await _events.Reader.ReadAsync();
            return new Reply(200, json)
            {
                Headers = new Dictionary<string, string>
                {
                    ["Lambda-Runtime-Aws-Request-Id"] = $"request-{Interlocked.Increment(ref _count)}",
                    ["Lambda-Runtime-Deadline-Ms"] = (TimeProvider.System.GetUtcNow() + TimeToDeadline).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                    ["Lambda-Runtime-Trace-Id"] = $"Root=1-{_count}",
                    ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:111122223333:function:f",
                },
            };
        }

        Posted.Enqueue(received);
        _answers.Writer.TryWrite(received);
        return new Reply(202, """{"status":"OK"}""");
    }
}
