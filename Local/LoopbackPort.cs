using System.Net;
using System.Net.Sockets;

namespace DrTerraform.Local;

/// <summary>Finds ports of this machine that nobody uses.</summary>
public static class LoopbackPort
{
    /// <summary>A port that is free now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
