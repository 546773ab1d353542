using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Tests.Support;

/// <summary>A server in this process that says yes to every request on the port it is asked to listen on, and leaves the trace of one.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly FileStream _lock;

    public FakeServer(ProcessRequest request, ProcessRecord record, ProcessTrace trace)
    {
        Request = request;
        Directory.CreateDirectory(Path.GetDirectoryName(trace.RecordFile)!);
        File.WriteAllText(trace.RecordFile, JsonSerializer.Serialize(record, ProcessRecordContext.Default.ProcessRecord));
        _lock = new FileStream(trace.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        _listener = new TcpListener(IPAddress.Loopback, int.Parse(request.Arguments[^1], CultureInfo.InvariantCulture));
        _listener.Start();
        _ = AnswerAsync();
    }

    public ProcessRequest Request { get; }

    /// <summary>What it says to every request.</summary>
    public string Answer { get; set; } = "[]";

    public bool Stopped { get; private set; }

    public void Dispose()
    {
        Stopped = true;
        _listener.Dispose();
        _lock.Dispose();
    }

    private async Task AnswerAsync()
    {
        while (!Stopped)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\nConnection: close\r\n\r\n{Answer}"));
        }
    }
}
