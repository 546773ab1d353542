using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DrTerraform.Local.Tests.Support;
using Npgsql;

namespace DrTerraform.Local.Tests.Fire;

/// <summary>Many clients, many repeats, a database that goes away twice: every acknowledged payment once, none twice.</summary>
[TestFixture]
[Category("Local")]
public sealed class FireTests
{
    private const int Webhooks = 20_000;
    private const int Repeats = Webhooks * 3 / 10;
    private const int Clients = 32;
    private const int Instances = 6;

    // Nothing here takes so long; a client that is never answered would otherwise wait for ever.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    [Test]
    [Property("Requirement", "A-FN-2")]
    [Property("Requirement", "T-3")]
    public async Task Every_acknowledged_payment_is_there_once_although_the_database_was_restarted_twice()
    {
        await using var aws = await LocalAws.StartAsync(Prepared.Python, Prepared.Root, CancellationToken.None);
        await using var site = await Prepared.StartAsync(Prepared.Site(aws) with { Instances = Instances });
        using var limit = new CancellationTokenSource(Limit);
        var ledger = new Ledger();
        var queue = new ConcurrentQueue<int>(Order(seed: 20261121));
        var (done, again) = (0, 0);
        var watch = Stopwatch.StartNew();

        var clients = Enumerable.Range(0, Clients).Select(async _ =>
        {
            using var client = new Client(site.Api.Address, site.Region.WebhookKey);
            while (queue.TryDequeue(out var number))
            {
                var key = $"fire-{number}";
                ledger.Send(key, number);
                while (await ReceiptAsync(client, key, number) is var receipt)
                {
                    if (receipt is not null)
                    {
                        ledger.Acknowledge(key, receipt);
                        break;
                    }

                    Interlocked.Increment(ref again);
                    await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
                }

                Interlocked.Increment(ref done);
            }
        }).ToArray();

        await RestartWhenAsync(() => done > Webhooks / 3, site, immediately: false, limit.Token);
        await RestartWhenAsync(() => done > Webhooks * 2 / 3, site, immediately: true, limit.Token);
        await Task.WhenAll(clients).WaitAsync(limit.Token);
        watch.Stop();

        var rows = await RowsAsync(site);
        await TestContext.Out.WriteLineAsync(
            $"{Webhooks} webhooks of {ledger.Acknowledged} payments in {watch.Elapsed.TotalSeconds:0} s ({Webhooks / watch.Elapsed.TotalSeconds:0} a second), {again} sent again after a 5xx, {site.Functions["payment-webhook"].Started} processes");
        ledger.Problems(rows).ShouldBeEmpty();
        rows.Count.ShouldBe(Webhooks - Repeats);
        again.ShouldBeGreaterThan(0, "the restarts were not felt: nothing was tested");
    }

    // Repeats come close to their originals as often as far from them.
    private static int[] Order(int seed)
    {
        var random = new Random(seed);
        var numbers = Enumerable.Range(1, Webhooks - Repeats).Concat(Enumerable.Range(0, Repeats).Select(_ => random.Next(1, Webhooks - Repeats + 1))).ToArray();
        random.Shuffle(numbers);
        return numbers;
    }

    // Null when the client has to come again.
    private static async Task<string?> ReceiptAsync(Client client, string key, long amountMinor)
    {
        using var answer = await client.PayAsync(Client.Order(key, amountMinor));
        return answer.StatusCode switch
        {
            HttpStatusCode.Created => await answer.Content.ReadAsStringAsync(),
            >= HttpStatusCode.InternalServerError => null,
            var other => throw new InvalidOperationException($"{key} was refused with {(int)other}: {await answer.Content.ReadAsStringAsync()}"),
        };
    }

    private static async Task RestartWhenAsync(Func<bool> due, LocalSite site, bool immediately, CancellationToken cancellation)
    {
        while (!due())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }

        await site.Postgres.StopAsync(immediately);
        await site.Postgres.StartAgainAsync(cancellation);
    }

    private static async Task<List<(string Key, long AmountMinor)>> RowsAsync(LocalSite site)
    {
        await using var connection = await site.Postgres.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("SELECT idempotency_key, amount_minor FROM payments", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<(string, long)>();
        while (await rows.ReadAsync())
        {
            all.Add((rows.GetString(0), rows.GetInt64(1)));
        }

        return all;
    }
}
