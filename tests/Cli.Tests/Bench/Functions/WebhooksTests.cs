using System.Text;
using System.Text.Json;
using DrTerraform.Cli.Bench.Functions;

namespace DrTerraform.Cli.Tests.Bench.Functions;

[TestFixture]
public sealed class WebhooksTests
{
    [Test]
    public void Each_webhook_is_a_payment_of_its_own()
    {
        var webhooks = new Webhooks("key", TimeProvider.System);
        Key(webhooks.Next()).ShouldNotBe(Key(webhooks.Next()));
    }

    [Test]
    public void An_accepted_payment_counts() => Should.NotThrow(() => Webhooks.CheckAccepted("""{"statusCode":201,"body":""}"""u8.ToArray(), "Node"));

    [Test]
    public void A_refusal_ends_the_benchmark_and_is_told() =>
        Should.Throw<CommandException>(() => Webhooks.CheckAccepted(Encoding.UTF8.GetBytes("""{"statusCode":503,"body":"standby"}"""), "Node"))
            .Message.ShouldBe("Node did not accept a payment: standby");

    private static string? Key(byte[] webhook)
    {
        using var json = JsonDocument.Parse(webhook);
        using var body = JsonDocument.Parse(json.RootElement.GetProperty("body").GetString()!);
        return body.RootElement.GetProperty("idempotency_key").GetString();
    }
}
