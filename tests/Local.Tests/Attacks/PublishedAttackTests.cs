using System.Collections.Concurrent;
using DrTerraform.Functions.Tests.Attacks;
using DrTerraform.Functions.Tests.Contract;
using DrTerraform.Local.Tests.Support;
using Npgsql;

namespace DrTerraform.Local.Tests.Attacks;

/// <summary>The corpus against the published function with a real database: one process takes it all.</summary>
[TestFixture]
[Category("Local")]
public sealed class PublishedAttackTests
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<string> _good = [];

    private LocalAws _aws = null!;
    private LocalSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _aws = await LocalAws.StartAsync(Prepared.Python, Prepared.Root, CancellationToken.None);
        _site = await Prepared.StartAsync(Prepared.Site(_aws) with { Instances = 1, Line = _lines.Enqueue });
        (await PayAsync("before", 1)).Status.ShouldBe(201);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _site.DisposeAsync();
        await _aws.DisposeAsync();
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task Every_attack_gets_the_documented_answer_and_the_same_process_goes_on_without_a_row([Values(1, 2)] int format)
    {
        var surprises = new List<string>();
        foreach (var attack in Attack.All)
        {
            var raw = await InvokeAsync(attack, format);
            surprises.AddRange(ApiDescription.Current.Problems(attack.Method, attack.Path, raw));
            var answer = AttackAnswer.Read(raw);
            if (answer.Status != attack.Status || answer.Code != attack.Code || answer.Leaks().Count > 0)
            {
                surprises.Add($"{attack.Name}: {answer.Status} {answer.Body}, expected {attack.Status} {attack.Code}");
            }
        }

        surprises.ShouldBeEmpty();
        (await PayAsync($"after-{format}", format)).Status.ShouldBe(201);
        (_site.Functions["payment-webhook"].Started, await _site.Region.CountSessionsAsync(CancellationToken.None)).ShouldBe((1, 0));
        (await KeysAsync()).ShouldBe(_good, ignoreOrder: true);
        _lines.ShouldAllBe(line => !line.Contains("q7Zx", StringComparison.Ordinal) && !line.Contains("4111111111111111", StringComparison.Ordinal));
    }

    private async Task<AttackAnswer> PayAsync(string idempotencyKey, int format)
    {
        _good.Add(idempotencyKey);
        return AttackAnswer.Read(await InvokeAsync(Attack.None(idempotencyKey), format));
    }

    private Task<ReadOnlyMemory<byte>> InvokeAsync(Attack attack, int format) =>
        _site.Functions["payment-webhook"].InvokeAsync(attack.ToEvent(format, TimeProvider.System.GetUtcNow(), _site.Region.WebhookKey), CancellationToken.None);

    private async Task<IReadOnlyList<string>> KeysAsync()
    {
        await using var connection = await _site.Postgres.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("SELECT idempotency_key FROM payments", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await rows.ReadAsync())
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }
}
