using System.Net;
using System.Net.Sockets;
using DrTerraform.Failover;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>
/// The opinion of Route 53's checkers on the other region, told by the address of a name: one says "up", another "down". Asking is a
/// matter of any resolver and needs no control plane.
/// </summary>
/// <param name="resolve">Resolves a name to its IPv4 addresses.</param>
/// <param name="name">The name.</param>
/// <param name="up">The address that says "up".</param>
/// <param name="down">The address that says "down".</param>
internal sealed class StatusName(Func<string, CancellationToken, Task<IPAddress[]>> resolve, string name, IPAddress up, IPAddress down) : IWorld
{
    /// <summary>The machine's own resolver.</summary>
    public static Task<IPAddress[]> SystemResolver(string name, CancellationToken cancellation) =>
        Dns.GetHostAddressesAsync(name, AddressFamily.InterNetwork, cancellation);

    public async Task<Consensus> AskAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await resolve(name, cancellation);
            return answer.All(up.Equals) && answer.Length > 0 ? Consensus.Up
                : answer.All(down.Equals) && answer.Length > 0 ? Consensus.Down
                : Consensus.Unknown;
        }
        catch (SocketException)
        {
            return Consensus.Unknown;
        }
    }
}
