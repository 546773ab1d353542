using System.Net;
using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Failover;

namespace DrTerraform.Cli.Tests.Operations;

[TestFixture]
public sealed class StatusAddressesTests
{
    [TestCase(Consensus.Up, "192.0.2.1")]
    [TestCase(Consensus.Down, "192.0.2.2")]
    [TestCase(Consensus.Unknown)]
    [TestCase(Consensus.Unknown, "192.0.2.1", "192.0.2.2")]
    [TestCase(Consensus.Unknown, "10.0.0.1")]
    public void Only_one_of_the_two_addresses_alone_means_something(Consensus meaning, params string[] addresses) =>
        StatusAddresses.Meaning([.. addresses.Select(IPAddress.Parse)]).ShouldBe(meaning);

    [Test]
    public void Names_and_addresses_are_those_of_the_records()
    {
        var records = File.ReadAllText(Path.Combine(ProjectRoot.Path, "Constructs/Dns/StatusRecords.cs"));

        records.ShouldSatisfyAllConditions(
            () => records.ShouldContain("Up = \"192.0.2.1\""),
            () => records.ShouldContain("Down = \"192.0.2.2\""),
            () => records.ShouldContain("$\"status-{region}.{domain}\""));
        StatusAddresses.NameOf("us-east-1", "pay.example").ShouldBe("status-us-east-1.pay.example");
    }
}
