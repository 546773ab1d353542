using DrTerraform.Functions.Shared.Logging;
using Npgsql;

namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>Brings the database's schema up to this assembly's, once for each process and only before a write.</summary>
/// <remarks>
/// Each step is a transaction of its own under an advisory lock, so that of many instances one does it and the others find it done. A newer
/// schema than ours is fine: while a release rolls out, old and new functions run side by side. A step that was applied with other
/// statements than ours is not: then nobody knows what is there.
/// </remarks>
internal sealed class PaymentSchema(IReadOnlyList<Migration> migrations, Log log)
{
    // Any number no other program uses for an advisory lock in this database; these are the letters "drpay".
    private const long LockKey = 0x6472706179;
    private const string UndefinedTable = "42P01";

    private bool _isCurrent;

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="InvalidOperationException">A step was applied with other statements; the log says which.</exception>
    public async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_isCurrent)
        {
            return;
        }

        var applied = await AppliedAsync(connection, cancellation);
        foreach (var migration in migrations)
        {
            if (applied.GetValueOrDefault(migration.Version) is not { } checksum)
            {
                await ApplyAsync(connection, migration, cancellation);
            }
            else if (checksum != migration.Checksum)
            {
                log.Error("schema step was applied with other statements; restore the step or add a new one", ("version", migration.Version));
                throw new InvalidOperationException($"schema step {migration.Version} was applied with other statements");
            }
        }

        _isCurrent = true;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        await ExecuteAsync(
            connection, "CREATE TABLE IF NOT EXISTS payment_schema (version int PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())", cancellation);

        // Whoever held the lock before may have done it already.
        if (!(await AppliedAsync(connection, cancellation)).ContainsKey(migration.Version))
        {
            await ExecuteAsync(connection, migration.Sql, cancellation);
            await ExecuteAsync(connection, $"INSERT INTO payment_schema (version, checksum) VALUES ({migration.Version}, '{migration.Checksum}')", cancellation);
            await transaction.CommitAsync(cancellation);
            log.Info("schema brought up to date", ("version", migration.Version));
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand("SELECT version, checksum FROM payment_schema", connection);
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                applied[rows.GetInt32(0)] = rows.GetString(1);
            }
        }
        catch (PostgresException absent) when (absent.SqlState == UndefinedTable)
        {
            // The first step makes it.
        }

        return applied;
    }
}
