using DrTerraform.Functions.PaymentWebhook.Payments;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Local.Postgres;
using DrTerraform.Local.Tests.Support;
using Npgsql;

namespace DrTerraform.Local.Tests.Postgres;

/// <summary>The schema's steps on a real PostgreSQL.</summary>
[TestFixture]
[Category("Local")]
public sealed class PaymentSchemaTests
{
    private static readonly Migration Second = new(2, "ALTER TABLE payments ADD COLUMN note text");

    private LocalPostgres _postgres = null!;

    [SetUp]
    public async Task StartAsync() => _postgres = await LocalPostgres.StartAsync(Prepared.Postgres, CancellationToken.None);

    [TearDown]
    public async Task StopAsync() => await _postgres.DisposeAsync();

    [Test]
    public async Task Eight_instances_at_once_apply_each_step_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnsureAsync([.. Migration.All, Second])));

        (await VersionsAsync()).ShouldBe([1, 2]);
    }

    [Test]
    public async Task A_later_release_applies_what_is_new_and_an_earlier_one_goes_on()
    {
        await EnsureAsync(Migration.All);
        await EnsureAsync([.. Migration.All, Second]);
        await EnsureAsync(Migration.All);

        (await VersionsAsync()).ShouldBe([1, 2]);
    }

    [Test]
    public async Task A_step_that_fails_leaves_nothing_of_itself_and_what_was_before_it()
    {
        await Should.ThrowAsync<PostgresException>(() => EnsureAsync([.. Migration.All, new Migration(2, "CREATE TABLE half (id int); SELECT 1 / 0")]));

        (await VersionsAsync()).ShouldBe([1]);
        (await ScalarAsync("SELECT to_regclass('half')::text")).ShouldBe(DBNull.Value);
    }

    [Test]
    public async Task A_step_that_was_changed_after_it_was_applied_is_refused()
    {
        await EnsureAsync([.. Migration.All, Second]);

        (await Should.ThrowAsync<InvalidOperationException>(() => EnsureAsync([.. Migration.All, Second with { Sql = "ALTER TABLE payments ADD COLUMN note int" }])))
            .Message.ShouldBe("schema step 2 was applied with other statements");
    }

    private async Task EnsureAsync(IReadOnlyList<Migration> migrations)
    {
        await using var connection = await _postgres.OpenAsync(CancellationToken.None);
        var log = new Log(Stream.Null, LogLevel.Debug, "us-east-1", TimeProvider.System);
        await new PaymentSchema([.. migrations.Select(migration => new Migration(migration.Version, migration.Sql))], log).EnsureAsync(connection, CancellationToken.None);
    }

    private async Task<IReadOnlyList<int>> VersionsAsync()
    {
        await using var connection = await _postgres.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("SELECT version FROM payment_schema ORDER BY version", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var versions = new List<int>();
        while (await rows.ReadAsync())
        {
            versions.Add(rows.GetInt32(0));
        }

        return versions;
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await _postgres.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
