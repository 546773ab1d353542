using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DrTerraform.Local.Lambda;

/// <summary>
/// One process of a function under a Runtime API of its own, as Lambda runs it: one event at a time. A process whose Runtime API is gone
/// ends by itself, so none outlives us.
/// </summary>
internal sealed class FunctionInstance : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private static readonly TimeSpan TerminationGrace = TimeSpan.FromSeconds(2);

    private readonly WebApplication _api;
    private readonly Process _process;
    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FunctionPackage _package;

    private TaskCompletionSource<Event> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Event? _current;
    private volatile bool _hasEnded;

    private FunctionInstance(FunctionPackage package, WebApplication api, Process process)
    {
        _package = package;
        _api = api;
        _process = process;
    }

    /// <summary>When the process was started, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long StartedAt { get; private init; }

    /// <summary>Whether the process still runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>The process's id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts the process and its Runtime API.</summary>
    public static async Task<FunctionInstance> StartAsync(FunctionPackage package, IReadOnlyDictionary<string, string> environment, Action<string> line)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var port = LoopbackPort.Free();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var api = builder.Build();
        FunctionInstance? instance = null;
        var ready = new TaskCompletionSource<FunctionInstance>(TaskCreationOptions.RunContinuationsAsynchronously);
        api.Run(async context => await (await ready.Task).AnswerAsync(context));
        await api.StartAsync();

        var start = new ProcessStartInfo(package.Command[0], package.Command.Skip(1))
        {
            WorkingDirectory = package.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["AWS_LAMBDA_RUNTIME_API"] = $"127.0.0.1:{port}";
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = package.Name;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, received) => Tell(received.Data);
        process.ErrorDataReceived += (_, received) => Tell(received.Data);
        var startedAt = Stopwatch.GetTimestamp();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        instance = new FunctionInstance(package, api, process) { StartedAt = startedAt };
        process.Exited += (_, _) => instance.Fail("Runtime.ExitError", "the function's process ended");
        if (process.HasExited)
        {
            instance.Fail("Runtime.ExitError", "the function's process ended");
        }

        ready.SetResult(instance);
        return instance;

        void Tell(string? text)
        {
            if (text is not null)
            {
                line(text);
            }
        }
    }

    /// <summary>Waits until the function asks for its first event.</summary>
    public Task UntilItWaitsAsync(CancellationToken cancellation) => _waits.Task.WaitAsync(cancellation);

    /// <summary>Hands over an event and waits for the answer.</summary>
    /// <exception cref="FunctionFailedException">There is none; after a process that ended or took too long, this instance is of no more use.</exception>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json, TimeSpan limit, CancellationToken cancellation)
    {
        var invocation = new Event(Guid.NewGuid().ToString(), json, TimeProvider.System.GetUtcNow() + limit);
        _current = invocation;
        _next.TrySetResult(invocation);
        if (_hasEnded)
        {
            throw new FunctionFailedException("Runtime.ExitError", "the function's process ended");
        }

        try
        {
            return await invocation.Answer.Task.WaitAsync(limit, cancellation);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            throw new FunctionFailedException("Sandbox.Timedout", $"no answer within {limit.TotalSeconds:0.#} s");
        }
    }

    /// <summary>Asks the process to end by SIGTERM, as Lambda does, and ends it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                await terminate.WaitForExitAsync();
            }

            using var grace = new CancellationTokenSource(TerminationGrace);
            try
            {
                await _process.WaitForExitAsync(grace.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
                await _process.WaitForExitAsync();
            }
        }

        await _api.DisposeAsync();
        _process.Dispose();
    }

    private void Fail(string type, string message)
    {
        _hasEnded = true;
        var failure = new FunctionFailedException(type, message);
        _waits.TrySetException(failure);
        _current?.Answer.TrySetException(failure);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? string.Empty;
        if (http.Request.Method == "GET" && path == $"{Root}invocation/next")
        {
            await SendNextAsync(http);
            return;
        }

        if (http.Request.Method != "POST" || !path.StartsWith(Root, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var parts = path[Root.Length..].Split('/');
        switch (parts)
        {
            case ["init", "error"]:
                Fail("Runtime.InitError", MessageOf(body));
                break;
            case ["invocation", var id, "response"] when _current is { } current && current.Id == id:
                current.Answer.TrySetResult(body.ToArray());
                break;
            case ["invocation", var id, "error"] when _current is { } current && current.Id == id:
                current.Answer.TrySetException(new FunctionFailedException(
                    http.Request.Headers["Lambda-Runtime-Function-Error-Type"].FirstOrDefault() ?? "UnknownError", MessageOf(body)));
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("""{"status":"OK"}""");
    }

    private async Task SendNextAsync(HttpContext http)
    {
        _waits.TrySetResult();
        Event invocation;
        try
        {
            invocation = await _next.Task.WaitAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _next = new TaskCompletionSource<Event>(TaskCreationOptions.RunContinuationsAsynchronously);
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.Id;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = $"arn:aws:lambda:us-east-1:123456789012:function:{_package.Name}";
        http.Response.ContentType = "application/json";
        // Without a length the answer would end in a packet of its own, for which the function waits.
        http.Response.ContentLength = invocation.Json.Length;
        await http.Response.Body.WriteAsync(invocation.Json);
    }

    private static string MessageOf(MemoryStream body)
    {
        try
        {
            using var error = JsonDocument.Parse(body.ToArray());
            return error.RootElement.GetProperty("errorMessage").GetString() ?? "no message";
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "its error report cannot be read";
        }
    }

    private sealed record Event(string Id, ReadOnlyMemory<byte> Json, DateTimeOffset Deadline)
    {
        public TaskCompletionSource<ReadOnlyMemory<byte>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
