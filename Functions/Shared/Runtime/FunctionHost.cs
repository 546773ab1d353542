using System.Runtime.InteropServices;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.Shared.Runtime;

/// <summary>What every function's <c>Main</c> does: read the environment, build the handler, run the loop, end on SIGTERM.</summary>
public static class FunctionHost
{
    private const string RuntimeApiVariable = "AWS_LAMBDA_RUNTIME_API";

    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(2);

    /// <summary>Builds a function from its environment.</summary>
    /// <returns>The level to log at, and the function made with the log.</returns>
    public delegate (LogLevel Level, Func<Log, Function> Make) Builder(EnvironmentReader environment);

    /// <summary>Runs the function until it is told to stop.</summary>
    /// <returns>The exit code of the process: 0 stopped, 1 failed, 2 not started by Lambda.</returns>
    public static async Task<int> RunAsync(Builder build)
    {
        var environment = EnvironmentReader.OfProcess();
        if (environment.Optional(RuntimeApiVariable) is not { } address)
        {
            await Console.Error.WriteLineAsync($"{RuntimeApiVariable} is not set: this program is a Lambda function and is started by Lambda, or by 'dr serve' on this machine");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });

        using var api = new RuntimeApi(address);
        using var output = Console.OpenStandardOutput();
        var region = environment.Optional("AWS_REGION") ?? "unknown";
        var name = environment.Optional("AWS_LAMBDA_FUNCTION_NAME") ?? "function";
        var log = new Log(output, LogLevel.Info, region, TimeProvider.System) { FunctionName = name };
        Function function;
        try
        {
            var (level, make) = build(environment);
            log = new Log(output, level, region, TimeProvider.System) { FunctionName = name };
            function = make(log);
        }
        catch (Exception problem)
        {
            var type = problem.GetType().Name;
            var message = problem is IncompleteEnvironmentException ? problem.Message : "the function could not be built; its type is the error's type";
            log.Error("function not started", ("exception", type), ("reason", message));
            await api.FailToStartAsync(type, message);
            return 1;
        }

        await WarmUpAsync(function, log);
        try
        {
            await new RuntimeLoop(api, function.Handler, log, TimeProvider.System).RunAsync(stop.Token);
            log.Debug("function stopped");
            return 0;
        }
        catch (HttpRequestException problem)
        {
            log.Error("the Runtime API failed; this process ends", ("status", problem.StatusCode?.ToString()), ("error", problem.HttpRequestError.ToString()));
            return 1;
        }
    }

    private static async Task WarmUpAsync(Function function, Log log)
    {
        using var limit = new CancellationTokenSource(WarmUpLimit);
        try
        {
            await function.WarmUpAsync(limit.Token);
        }
        catch (Exception problem)
        {
            // What does not answer now is asked again by the first request, which says so in its answer.
            log.Info("started cold", ("cause", problem.GetType().Name));
        }
    }
}
