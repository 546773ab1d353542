using System.Text.Json;
using DrTerraform.Constructs.Dns;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dns;

[TestFixture]
public sealed class StatusRecordsTests
{
    private IReadOnlyList<JsonElement> _records = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new StatusRecords(stack, "Status", new StatusRecordsProps
        {
            Placement = Some.Placement(stack),
            ZoneId = "Z1",
            Domain = "bank.test",
            HealthCheckId = "health",
            TtlSeconds = 10,
        });
        _records = SynthesizedStack.Of(stack).Resources("aws_route53_record");
    }

    [Test]
    public void It_says_up_while_the_check_is_healthy() => Record("PRIMARY").ShouldSatisfyAllConditions(
        record => record.Text("records.0").ShouldBe("192.0.2.1"),
        record => record.Text("health_check_id").ShouldBe("health"));

    [Test]
    public void It_says_down_otherwise_and_that_needs_no_check() => Record("SECONDARY").ShouldSatisfyAllConditions(
        record => record.Text("records.0").ShouldBe("192.0.2.2"),
        record => record.At("health_check_id").ShouldBeNull());

    [Test]
    public void Its_addresses_lead_nowhere() => new[] { StatusRecords.Up, StatusRecords.Down }.ShouldAllBe(address => address.StartsWith("192.0.2.", StringComparison.Ordinal));

    [Test]
    public void Its_name_tells_the_region() => _records.ShouldAllBe(record => record.Text("name") == "status-us-west-2.bank.test");

    [Test]
    public void An_old_opinion_is_soon_forgotten() => _records.ShouldAllBe(record => record.Number("ttl") == 10);

    private JsonElement Record(string role) => _records.Single(record => record.Text("failover_routing_policy.type") == role);
}
