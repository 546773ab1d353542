using System.Net;
using System.Net.Sockets;
using System.Text;
using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class PeerEndpointTests
{
    private const string Well = """{"status":"ok","region":"us-east-1","checks":{"role":"ok"}}""";

    [Test]
    public async Task The_region_is_asked_at_its_own_address_under_the_platforms_name()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeOneAsync(listener);

        var answer = await AskAsync("api.pay.example", ((IPEndPoint)listener.LocalEndpoint).Port);

        (answer, (await served)[0]).ShouldBe((PeerAnswer.Serving, "GET /health HTTP/1.1"));
        (await served).ShouldContain(line => line.StartsWith("Host: api.pay.example:", StringComparison.Ordinal));
    }

    [Test]
    public async Task Nobody_listening_is_silence() => (await AskAsync(LoopbackServer.FreePort())).ShouldBe(PeerAnswer.Silent);

    [Test]
    public async Task A_connection_that_breaks_is_silence()
    {
        using var server = new LoopbackServer(_ => Task.FromResult<Reply?>(null));

        (await AskAsync(server.Address.Port)).ShouldBe(PeerAnswer.Silent);
    }

    [Test]
    public async Task An_endless_answer_is_silence()
    {
        using var server = new LoopbackServer(_ => Task.FromResult<Reply?>(new Reply(200, new string('x', 70_000))));

        (await AskAsync(server.Address.Port)).ShouldBe(PeerAnswer.Silent);
    }

    [Test]
    public async Task A_name_that_does_not_resolve_is_silence()
    {
        using var http = PeerEndpoint.CreateHttpClient("endpoint.invalid");

        (await new PeerEndpoint(http, new Uri("https://api.pay.example/health"), Some.Region).AskAsync(CancellationToken.None)).ShouldBe(PeerAnswer.Silent);
    }

    private static Task<PeerAnswer> AskAsync(int port) => AskAsync("127.0.0.1", port);

    private static async Task<PeerAnswer> AskAsync(string name, int port)
    {
        using var http = PeerEndpoint.CreateHttpClient("127.0.0.1");
        return await new PeerEndpoint(http, new Uri($"http://{name}:{port}/health"), Some.Region).AskAsync(CancellationToken.None);
    }

    // HttpListener would refuse a name that it was not told of.
    private static async Task<IReadOnlyList<string>> ServeOneAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream);
        var head = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            head.Add(line);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Well.Length}\r\n\r\n{Well}"));
        return head;
    }
}
