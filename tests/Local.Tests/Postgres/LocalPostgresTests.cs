using DrTerraform.Local.Postgres;
using DrTerraform.Local.Tests.Support;
using Npgsql;

namespace DrTerraform.Local.Tests.Postgres;

[TestFixture]
[Category("Local")]
public sealed class LocalPostgresTests
{
    private LocalPostgres _postgres = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _postgres = await LocalPostgres.StartAsync(Prepared.Postgres, CancellationToken.None);

    [OneTimeTearDown]
    public async Task StopAsync() => await _postgres.DisposeAsync();

    [Test]
    public async Task It_speaks_tls_only()
    {
        var plain = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { SslMode = SslMode.Disable, RootCertificate = null };
        await using var connection = new NpgsqlConnection(plain.ConnectionString);

        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe("28000");
    }

    [Test]
    public async Task A_wrong_password_is_refused()
    {
        var wrong = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Password = "wrong" };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe("28P01");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_was_committed_survives_a_restart(bool immediately)
    {
        await ExecuteAsync($"CREATE TABLE kept_{immediately} AS SELECT 7 AS answer");

        await _postgres.StopAsync(immediately);
        await _postgres.StartAgainAsync(CancellationToken.None);

        (await ExecuteAsync($"SELECT answer FROM kept_{immediately}")).ShouldBe(7);
    }

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = await _postgres.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
