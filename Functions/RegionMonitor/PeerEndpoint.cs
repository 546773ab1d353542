using System.Net.Sockets;
using DrTerraform.Failover;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>The other region's API, asked under the platform's own name and certificate but at the region's own address, where no failover record leads elsewhere.</summary>
/// <param name="http">From <see cref="CreateHttpClient"/>.</param>
/// <param name="health">The address of <c>/health</c>.</param>
/// <param name="region">The other region.</param>
internal sealed class PeerEndpoint(HttpClient http, Uri health, string region) : IPeer
{
    private const int LargestAnswerBytes = 64 * 1024;

    /// <summary>Connections that lead to a host of our choice whatever name the request bears.</summary>
    /// <param name="host">The host: a name that leads to the other region, or an address.</param>
    public static HttpClient CreateHttpClient(string host) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,

        // Every question goes the whole way: name, connection, certificate. An old connection would only say that it is still open.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(host, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        MaxResponseContentBufferSize = LargestAnswerBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<PeerAnswer> AskAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(health, cancellation);
            return PeerReport.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation), region);
        }
        catch (HttpRequestException)
        {
            return PeerAnswer.Silent;
        }
    }
}
