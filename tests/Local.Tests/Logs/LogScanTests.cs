using System.Collections.Concurrent;
using System.Text.Json;
using DrTerraform.Functions.Tests.Attacks;
using DrTerraform.Functions.Tests.Support;
using DrTerraform.Local.Lambda;
using DrTerraform.Local.Tests.Support;

namespace DrTerraform.Local.Tests.Logs;

/// <summary>Everything the published functions say, at the most talkative level, while all kinds of things happen to them.</summary>
[TestFixture]
[Category("Local")]
public sealed class LogScanTests
{
    private const string Card = "4111111111111111";

    private readonly ConcurrentQueue<string> _lines = new();

    private LogScan _scan = null!;

    [OneTimeSetUp]
    public async Task LetThingsHappenAsync()
    {
        await using var aws = await LocalAws.StartAsync(Prepared.Python, Prepared.Root, CancellationToken.None);
        await using var site = await Prepared.StartAsync(Prepared.Site(aws) with { Instances = 1, LogLevel = "debug", Line = _lines.Enqueue });
        _scan = new LogScan(site.Region.WebhookKey, site.Postgres.Password);
        using var client = new Client(site.Api.Address, site.Region.WebhookKey);

        foreach (var attack in Attack.All)
        {
            await site.Functions["payment-webhook"].InvokeAsync(attack.ToEvent(1, TimeProvider.System.GetUtcNow(), site.Region.WebhookKey), CancellationToken.None);
        }

        (await client.PayAsync(Client.Order(Card))).Dispose();
        (await client.PayAsync(Client.Order("card").Replace("order 42", "card 4111 1111 1111 1111", StringComparison.Ordinal))).Dispose();
        (await client.CallAsync(HttpMethod.Put, $"/sessions/{Card}", $$"""{"data":{"card":"{{Card}}"},"ttl_seconds":60}""", ("If-None-Match", "*"))).Dispose();
        (await client.CallAsync(HttpMethod.Get, $"/payments/{Card}")).Dispose();
        await LookAtHealthAsync(client);
        await site.Postgres.StopAsync(immediately: true);
        (await client.PayAsync(Client.Order("while it is down"))).Dispose();
        await LookAtHealthAsync(client);
        await site.Postgres.StartAgainAsync(CancellationToken.None);
        await Should.ThrowAsync<FunctionFailedException>(async () => await site.Functions["payment-webhook"].InvokeAsync("{}"u8.ToArray(), CancellationToken.None));
        await site.Region.SetRoleAsync("us-west-2", epoch: 2, Card, CancellationToken.None);
        await LookAtHealthAsync(client);
    }

    [Test]
    public void Every_line_is_an_object_of_json() => _lines.ShouldAllBe(line => JsonElement.Parse(line).ValueKind == JsonValueKind.Object);

    [Test]
    public void Plenty_was_logged() => _lines.Count.ShouldBeGreaterThan(Attack.All.Count);

    [Test]
    [Property("Requirement", "X-6")]
    public void No_line_holds_a_card_number_a_signature_or_a_secret() => _lines.SelectMany(line => _scan.Findings(line).Select(finding => $"{finding} in {line}")).ShouldBeEmpty();

    [TestCase("""{"message":"paid with 4111111111111111"}""", "a card number")]
    [TestCase("""{"message":"paid with 4111 1111 1111 1111"}""", "a card number")]
    [TestCase("""{"message":"paid with 5500-0000-0000-0004"}""", "a card number")]
    [TestCase("""{"header":"t=1,v1=0123456789abcdef0123"}""", "a signature")]
    [TestCase("""{"message":"the key is hush"}""", "a secret")]
    public void The_scan_finds_what_it_looks_for(string line, string finding) => new LogScan("hush").Findings(line).ShouldBe([finding]);

    [TestCase("""{"message":"order 4111111111111112"}""")]
    [TestCase("""{"id":"019a4111-1111-7111-9111-111111111111"}""")]
    public void The_scan_leaves_other_numbers_alone(string line) => new LogScan("hush").Findings(line).ShouldBeEmpty();

    private static async Task LookAtHealthAsync(Client client)
    {
        foreach (var path in new[] { "/health", "/standby", "/ready" })
        {
            (await client.GetAsync(path)).Dispose();
        }
    }
}
