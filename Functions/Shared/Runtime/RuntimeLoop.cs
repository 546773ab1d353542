using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.Shared.Runtime;

/// <summary>Takes events from Lambda one after the other until it is told to stop. An event in hand is finished first.</summary>
public sealed class RuntimeLoop(RuntimeApi api, InvocationHandler handler, Log log, TimeProvider time)
{
    /// <summary>How long before Lambda's deadline the handler is told to give up, so that its answer still gets out.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    private const string TraceVariable = "_X_AMZN_TRACE_ID";

    /// <summary>Runs until <paramref name="stop"/>.</summary>
    /// <exception cref="HttpRequestException">The Runtime API does not answer as it should; the process has to end, Lambda starts another.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Invocation invocation;
            try
            {
                invocation = await api.NextAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            log.RequestId = invocation.RequestId;

            // Lambda asks this of a runtime: libraries that trace look there.
            Environment.SetEnvironmentVariable(TraceVariable, invocation.TraceId);
            await HandleAsync(invocation);
            log.RequestId = null;
        }
    }

    private async Task HandleAsync(Invocation invocation)
    {
        ReadOnlyMemory<byte> answer;
        try
        {
            var left = invocation.Deadline - time.GetUtcNow() - Margin;
            using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
            answer = await handler(invocation, deadline.Token);
        }
        catch (Exception problem)
        {
            var type = problem.GetType().Name;
            log.Error("event not handled", ("exception", type));

            // Only our own sentence about the event goes out; other messages may quote data.
            await api.FailAsync(invocation.RequestId, type, problem is FormatException ? problem.Message : "the event could not be handled; it is logged");
            return;
        }

        await api.RespondAsync(invocation.RequestId, answer);
    }
}
