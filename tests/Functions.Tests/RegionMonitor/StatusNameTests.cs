using System.Net;
using System.Net.Sockets;
using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class StatusNameTests
{
    private static readonly IPAddress Up = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Down = IPAddress.Parse("192.0.2.2");

    [TestCase("192.0.2.1", Consensus.Up)]
    [TestCase("192.0.2.2", Consensus.Down)]
    [TestCase("192.0.2.1 192.0.2.2", Consensus.Unknown)]
    [TestCase("198.51.100.7", Consensus.Unknown)]
    [TestCase("", Consensus.Unknown)]
    [Property("Requirement", "A-DNS-1")]
    public async Task The_address_says_what_the_world_thinks(string addresses, Consensus consensus) =>
        (await AskAsync((_, _) => Task.FromResult<IPAddress[]>([.. addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)]))).ShouldBe(consensus);

    [Test]
    public async Task A_resolver_that_fails_says_nothing() =>
        (await AskAsync((_, _) => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)))).ShouldBe(Consensus.Unknown);

    [Test]
    public async Task The_other_regions_name_is_asked_for()
    {
        var asked = "";
        await AskAsync((name, _) =>
        {
            asked = name;
            return Task.FromResult<IPAddress[]>([Up]);
        });

        asked.ShouldBe("status-us-east-1.pay.example");
    }

    [Test]
    public async Task The_machines_resolver_resolves() =>
        (await new StatusName(StatusName.SystemResolver, "192.0.2.2", Up, Down).AskAsync(CancellationToken.None)).ShouldBe(Consensus.Down);

    private static Task<Consensus> AskAsync(Func<string, CancellationToken, Task<IPAddress[]>> resolve) =>
        new StatusName(resolve, "status-us-east-1.pay.example", Up, Down).AskAsync(CancellationToken.None);
}
