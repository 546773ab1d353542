using System.Net;
using System.Text;
using System.Text.Json;
using DrTerraform.Local.Lambda;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DrTerraform.Local.Api;

/// <summary>What API Gateway is to the functions: takes HTTP requests on the loopback address, checks IAM signatures, hands events on, refuses what AWS would refuse.</summary>
public sealed class ApiListener : IAsyncDisposable
{
    // The quota of API Gateway for a payload.
    private const int MostBytes = 10 * 1024 * 1024;

    private readonly ApiKind _kind;
    private readonly IReadOnlyDictionary<string, FunctionPool> _functions;
    private readonly TimeProvider _time;
    private readonly WebApplication _web;

    private ApiListener(ApiKind kind, IReadOnlyDictionary<string, FunctionPool> functions, int port, TimeProvider time)
    {
        _kind = kind;
        _functions = functions;
        _time = time;
        Address = new Uri($"http://127.0.0.1:{port}/");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        _web = builder.Build();
        _web.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="kind">Which kind of API it is.</param>
    /// <param name="functions">The functions by name; all that <see cref="LocalRoute.All"/> names.</param>
    /// <param name="port">TCP port.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="LocalException">The port is taken.</exception>
    public static async Task<ApiListener> StartAsync(ApiKind kind, IReadOnlyDictionary<string, FunctionPool> functions, int port, TimeProvider time)
    {
        var listener = new ApiListener(kind, functions, port, time);
        try
        {
            await listener._web.StartAsync();
            return listener;
        }
        catch (IOException taken)
        {
            await listener.DisposeAsync();
            throw new LocalException($"port {port} of the loopback address is taken: name a free one with --port", taken);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        if (await ReceivedRequest.ReadAsync(http, MostBytes) is not { } request)
        {
            await RefuseAsync(http, 413, _kind == ApiKind.Rest ? "Request Too Long" : "Request Entity Too Large");
            return;
        }

        if (LocalRoute.All.FirstOrDefault(route => route.Method == request.Method && route.Match(request.Path) is not null) is not { } route)
        {
            await RefuseAsync(http, _kind == ApiKind.Rest ? 403 : 404, _kind == ApiKind.Rest ? "Missing Authentication Token" : "Not Found");
            return;
        }

        if (route.NeedsCaller && !IamSignature.Fits(request, _time))
        {
            await RefuseAsync(http, 403, "Forbidden");
            return;
        }

        var requestId = Guid.NewGuid().ToString();
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        try
        {
            var json = ProxyEvents.Of(_kind, request, route, route.Match(request.Path)!, requestId, _time.GetUtcNow());
            await WriteAsync(http, await _functions[route.Function].InvokeAsync(json, http.RequestAborted));
        }
        catch (FunctionFailedException late) when (late.Type == "Sandbox.Timedout")
        {
            await RefuseAsync(http, _kind == ApiKind.Rest ? 504 : 503, _kind == ApiKind.Rest ? "Endpoint request timed out" : "Service Unavailable");
        }
        catch (Exception failed) when (failed is FunctionFailedException or JsonException or KeyNotFoundException)
        {
            await RefuseAsync(http, _kind == ApiKind.Rest ? 502 : 500, "Internal server error");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone.
        }
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        var status = root.GetProperty("statusCode").GetInt32();
        var text = root.TryGetProperty("body", out var body) ? body.GetString() ?? string.Empty : string.Empty;
        var bytes = root.TryGetProperty("isBase64Encoded", out var encoded) && encoded.GetBoolean() ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
        http.Response.StatusCode = status;
        foreach (var header in root.TryGetProperty("headers", out var headers) ? headers.EnumerateObject().ToArray() : [])
        {
            http.Response.Headers[header.Name] = header.Value.ToString();
        }

        if (status is not (204 or 304))
        {
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes);
        }
    }

    // API Gateway's own answers, which no function has seen.
    private static Task RefuseAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($$"""{"message":"{{message}}"}""");
    }
}
