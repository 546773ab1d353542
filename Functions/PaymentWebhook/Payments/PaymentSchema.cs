using DrTerraform.Functions.Shared.Logging;
using Npgsql;

namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>Brings the database's schema up to this assembly's, once for each process and only before a write.</summary>
/// <remarks>A newer schema than ours is fine: while a release rolls out, old and new functions run side by side.</remarks>
internal sealed class PaymentSchema(Log log)
{
    // Any number no other program uses for an advisory lock in this database; these are the letters "drpay".
    private const long LockKey = 0x6472706179;
    private const string UndefinedTable = "42P01";

    private bool _isCurrent;

    public async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_isCurrent)
        {
            return;
        }

        var wanted = Migration.All[^1].Version;
        if (await VersionAsync(connection, cancellation) < wanted)
        {
            await MigrateAsync(connection, cancellation);
            log.Info("schema brought up to date", ("version", wanted));
        }

        _isCurrent = true;
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync($"SELECT pg_advisory_xact_lock({LockKey})");
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS payment_schema (version int PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())");

        // Whoever held the lock before may have done it already.
        var version = await VersionAsync(connection, cancellation);
        foreach (var migration in Migration.All.Where(migration => migration.Version > version))
        {
            await ExecuteAsync(migration.Sql);
            await ExecuteAsync($"INSERT INTO payment_schema (version) VALUES ({migration.Version})");
        }

        await transaction.CommitAsync(cancellation);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            _ = await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM payment_schema", connection);
        try
        {
            return await command.ExecuteScalarAsync(cancellation) is int version ? version : 0;
        }
        catch (PostgresException absent) when (absent.SqlState == UndefinedTable)
        {
            return 0;
        }
    }
}
