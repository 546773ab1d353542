using System.Net;
using DrTerraform.Failover;

namespace DrTerraform.Cli.Operations;

/// <summary>The status records by which Route 53's checkers tell any resolver what they think of a region. Their stack is the traffic stack.</summary>
internal static class StatusAddresses
{
    private static readonly IPAddress Up = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Down = IPAddress.Parse("192.0.2.2");

    /// <summary>The name to ask for.</summary>
    public static string NameOf(string region, string domain) => $"status-{region}.{domain}";

    /// <summary>What an answer means; anything but one of the two addresses alone means nothing.</summary>
    public static Consensus Meaning(IReadOnlyList<IPAddress> answer) => answer switch
    {
        [var only] when only.Equals(Up) => Consensus.Up,
        [var only] when only.Equals(Down) => Consensus.Down,
        _ => Consensus.Unknown,
    };
}
