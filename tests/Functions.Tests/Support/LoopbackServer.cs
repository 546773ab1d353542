using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>A real HTTP server on this machine's loopback address, answered by the test.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<Received, Task<Reply?>> _answer;

    public LoopbackServer(Func<Received, Task<Reply?>> answer)
    {
        _answer = answer;
        HostAndPort = $"127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"http://{HostAndPort}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string HostAndPort { get; }

    public Uri Address => new($"http://{HostAndPort}");

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => _listener.Abort();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var headers = context.Request.Headers.AllKeys.OfType<string>()
                .ToDictionary(name => name, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
            var received = new Received(context.Request.HttpMethod, context.Request.Url!.AbsolutePath, headers, await reader.ReadToEndAsync());
            if (await _answer(received) is not { } reply)
            {
                context.Response.Abort();
                return;
            }

            context.Response.StatusCode = reply.Status;
            foreach (var (name, value) in reply.Headers)
            {
                context.Response.Headers[name] = value;
            }

            var body = Encoding.UTF8.GetBytes(reply.Body);
            context.Response.ContentLength64 = body.Length;
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client has gone, as clients do when they are told to stop.
        }
    }
}
