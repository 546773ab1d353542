using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Tests.Support;

/// <summary>A server in this process that says yes to every request on the port it is asked to listen on.</summary>
internal sealed class FakeServer : IServerProcess
{
    private readonly TcpListener _listener;

    public FakeServer(ProcessRequest request)
    {
        Request = request;
        _listener = new TcpListener(IPAddress.Loopback, int.Parse(request.Arguments[^1], CultureInfo.InvariantCulture));
        _listener.Start();
        _ = AnswerAsync();
    }

    public ProcessRequest Request { get; }

    public bool Stopped { get; private set; }

    public bool HasExited => Stopped;

    public ValueTask DisposeAsync()
    {
        Stopped = true;
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AnswerAsync()
    {
        while (!Stopped)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        }
    }
}
