using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DrTerraform.Local.Api;
using DrTerraform.Local.Tests.Support;
using Npgsql;

namespace DrTerraform.Local.Tests;

/// <summary>The published functions, a real database and the emulator together, in the way the API of a region works.</summary>
[TestFixture(ApiKind.Rest)]
[TestFixture(ApiKind.Http)]
[Category("Local")]
public sealed class LocalSiteTests(ApiKind kind)
{
    private readonly ConcurrentQueue<string> _lines = new();

    private RunningSite _running = null!;

    private LocalSite Site => _running.Site;

    private Client Client => _running.Client;

    [OneTimeSetUp]
    public async Task StartAsync() => _running = await RunningSite.StartAsync(kind, _lines.Enqueue);

    [OneTimeTearDown]
    public async Task StopAsync() => await _running.DisposeAsync();

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task A_signed_webhook_is_acknowledged_and_in_the_database()
    {
        using var answer = await Client.PayAsync(Client.Order("first", 1250));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, string.Join('\n', _lines));
        (await AmountsAsync("first")).ShouldBe([1250]);
    }

    [Test]
    public async Task A_repeated_webhook_gets_the_same_answer_and_no_second_row()
    {
        using var first = await Client.PayAsync(Client.Order("twice"));
        using var second = await Client.PayAsync(Client.Order("twice"));

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await AmountsAsync("twice")).Count.ShouldBe(1);
    }

    [Test]
    public async Task A_payment_is_read_by_a_caller_with_an_iam_signature()
    {
        using var paid = await Client.PayAsync(Client.Order("read"));
        var id = (await paid.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();

        using var found = await Client.CallAsync(HttpMethod.Get, $"/payments/{id}");

        (found.StatusCode, await found.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.OK, await paid.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task A_payment_is_shown_to_nobody_without_an_iam_signature()
    {
        using var refused = await Client.GetAsync("/payments/00000000-0000-0000-0000-000000000000");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public async Task A_session_is_kept_changed_and_deleted()
    {
        using var made = await Client.CallAsync(HttpMethod.Put, "/sessions/s-1", """{"ttl_seconds":60,"data":{"cart":["a"]}}""", ("If-None-Match", "*"));
        using var changed = await Client.CallAsync(HttpMethod.Put, "/sessions/s-1", """{"ttl_seconds":60,"data":{"cart":[]}}""", ("If-Match", "\"1\""));
        using var late = await Client.CallAsync(HttpMethod.Put, "/sessions/s-1", """{"ttl_seconds":60,"data":{}}""", ("If-Match", "\"1\""));
        using var deleted = await Client.CallAsync(HttpMethod.Delete, "/sessions/s-1", null, ("If-Match", "\"2\""));
        using var gone = await Client.CallAsync(HttpMethod.Get, "/sessions/s-1");

        ((int)made.StatusCode, (int)changed.StatusCode, (int)late.StatusCode, (int)deleted.StatusCode, (int)gone.StatusCode).ShouldBe((201, 200, 412, 204, 404));
    }

    [TestCase("/health", 200)]
    [TestCase("/standby", 503)]
    [TestCase("/ready", 200)]
    [TestCase("/nowhere", 403, 404)]
    public async Task The_active_region_answers_its_health_checks(string path, int status, int? statusOfHttpApi = null)
    {
        using var answer = await Client.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(kind == ApiKind.Http && statusOfHttpApi is { } other ? other : status, await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task A_payment_is_taken_after_the_database_was_started_again()
    {
        using var before = await Client.PayAsync(Client.Order("before"));
        await Site.Postgres.StopAsync(immediately: true);
        using var meanwhile = await Client.PayAsync(Client.Order("meanwhile"));
        await Site.Postgres.StartAgainAsync(CancellationToken.None);
        using var after = await Client.PayAsync(Client.Order("meanwhile"));

        (before.StatusCode, meanwhile.StatusCode, after.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Created));
        meanwhile.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task A_database_that_takes_no_writes_is_said_and_a_writer_again_is_found()
    {
        (await Client.PayAsync(Client.Order("writer"))).Dispose();
        await ExecuteAsync("ALTER DATABASE payments SET default_transaction_read_only = on", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'dr-%'");
        using var refused = await Client.PayAsync(Client.Order("reader"));
        using var health = await Client.GetAsync("/health");
        await ExecuteAsync("SET default_transaction_read_only = off", "ALTER DATABASE payments RESET default_transaction_read_only");
        using var again = await Client.PayAsync(Client.Order("reader"));

        var code = (await refused.Content.ReadFromJsonAsync<JsonNode>())!["error"]!["code"]!.GetValue<string>();
        (code, health.StatusCode, again.StatusCode).ShouldBe(("database_read_only", HttpStatusCode.ServiceUnavailable, HttpStatusCode.Created));
    }

    [Test]
    public async Task A_password_that_was_changed_is_taken_up()
    {
        (await Client.PayAsync(Client.Order("old password"))).Dispose();
        await ExecuteAsync("CREATE ROLE rotated SUPERUSER LOGIN PASSWORD 'fresh'");
        await Site.Region.SetDatabaseCredentialsAsync("rotated", "fresh", CancellationToken.None);
        await ExecuteAsync("ALTER ROLE dr PASSWORD 'gone'", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'dr-%'");
        try
        {
            // The secret is read again ten seconds after it was read last, at the soonest.
            (await StatusAfterAsync(HttpStatusCode.ServiceUnavailable)).ShouldBe(HttpStatusCode.Created);
        }
        finally
        {
            var builder = new NpgsqlConnectionStringBuilder(Site.Postgres.ConnectionString) { Username = "rotated", Password = "fresh" };
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"ALTER ROLE dr PASSWORD '{Site.Postgres.Password}'", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Test]
    public async Task While_the_role_is_elsewhere_the_region_takes_no_payment_and_says_so()
    {
        await Site.Region.SetRoleAsync("us-west-2", epoch: 2, "moved", CancellationToken.None);
        var away = await StatusAfterAsync(HttpStatusCode.Created);
        using var health = await Client.GetAsync("/health");
        using var standby = await Client.GetAsync("/standby");
        await Site.Region.SetRoleAsync("us-east-1", epoch: 3, "moved back", CancellationToken.None);
        var back = await StatusAfterAsync(HttpStatusCode.ServiceUnavailable);

        (away, health.StatusCode, standby.StatusCode, back).ShouldBe(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.Created));
    }

    // A role record is believed for two seconds: payments are sent until the answer is another one.
    private async Task<HttpStatusCode> StatusAfterAsync(HttpStatusCode former)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(15);
        while (true)
        {
            using var answer = await Client.PayAsync(Client.Order($"{Guid.NewGuid()}"));
            if (answer.StatusCode != former || TimeProvider.System.GetUtcNow() > deadline)
            {
                return answer.StatusCode;
            }
        }
    }

    private async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = await Site.Postgres.OpenAsync(CancellationToken.None);
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<IReadOnlyList<long>> AmountsAsync(string idempotencyKey)
    {
        await using var connection = await Site.Postgres.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("SELECT amount_minor FROM payments WHERE idempotency_key = $1", connection) { Parameters = { new() { Value = idempotencyKey } } };
        await using var rows = await command.ExecuteReaderAsync();
        var amounts = new List<long>();
        while (await rows.ReadAsync())
        {
            amounts.Add(rows.GetInt64(0));
        }

        return amounts;
    }
}
