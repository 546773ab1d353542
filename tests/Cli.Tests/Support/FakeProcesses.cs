using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Tests.Support;

/// <summary>Answers in place of programs, and remembers what it was asked to run.</summary>
internal sealed class FakeProcesses : IProcessRunner
{
    private readonly List<ProcessRequest> _requests = [];

    public required Func<ProcessRequest, ProcessResult> Answer { get; init; }

    public FakeServer? Server { get; private set; }

    public IReadOnlyList<ProcessRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_requests)
        {
            _requests.Add(request);
        }

        return Task.FromResult(Answer(request));
    }

    public async Task<ProcessResult> RunTracedAsync(ProcessRequest request, ProcessRecord record, ProcessTrace trace, Action<string> line, CancellationToken cancellationToken)
    {
        var result = await RunAsync(request, cancellationToken);
        foreach (var written in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            line(written);
        }

        return result;
    }

    public void StartTraced(ProcessRequest request, ProcessRecord record, ProcessTrace trace) => Server = new FakeServer(request, record, trace);

    public Task StopTracedAsync(ProcessTrace trace)
    {
        Server?.Dispose();
        trace.Forget();
        return Task.CompletedTask;
    }
}
