using DrTerraform.Functions.Shared.Database;
using Npgsql;

namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>Payments in the region's PostgreSQL. All work may be repeated: the idempotency key sees to it.</summary>
internal sealed class PostgresPayments(PostgresDatabase database, PaymentSchema schema) : IPayments
{
    private const string Columns = "id, idempotency_key, amount_minor, currency, reference, occurred_at, accepted_at, region, epoch";
    private const string UndefinedTable = "42P01";

    public Task<Payment> StoreOnceAsync(Payment payment, CancellationToken cancellation) => database.UseAsync(
        async (connection, limit) =>
        {
            await schema.EnsureAsync(connection, limit);
            return await InsertAsync(connection, payment, limit)
                ? payment
                : await FirstAsync(connection, "idempotency_key", payment.IdempotencyKey, limit)
                    ?? throw new InvalidOperationException("a payment that was in the way of an insert is not there");
        },
        cancellation);

    public Task<Payment?> FindAsync(Guid id, CancellationToken cancellation) => database.UseAsync(
        async (connection, limit) =>
        {
            try
            {
                return await FirstAsync(connection, "id", id, limit);
            }
            catch (PostgresException absent) when (absent.SqlState == UndefinedTable)
            {
                // Before the first payment there is no table, and so no payment.
                return null;
            }
        },
        cancellation);

    // One statement outside a transaction block: when its count arrives, it is committed.
    private static async Task<bool> InsertAsync(NpgsqlConnection connection, Payment payment, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"INSERT INTO payments ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (idempotency_key) DO NOTHING", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = payment.Id },
                new NpgsqlParameter<string> { TypedValue = payment.IdempotencyKey },
                new NpgsqlParameter<long> { TypedValue = payment.AmountMinor },
                new NpgsqlParameter<string> { TypedValue = payment.Currency },
                new NpgsqlParameter<string> { TypedValue = payment.Reference },
                new NpgsqlParameter<DateTime> { TypedValue = payment.OccurredAt.UtcDateTime },
                new NpgsqlParameter<DateTime> { TypedValue = payment.AcceptedAt.UtcDateTime },
                new NpgsqlParameter<string> { TypedValue = payment.Region },
                new NpgsqlParameter<long> { TypedValue = payment.Epoch },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private static async Task<Payment?> FirstAsync<T>(NpgsqlConnection connection, string column, T value, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM payments WHERE {column} = $1", connection)
        {
            Parameters = { new NpgsqlParameter<T> { TypedValue = value } },
        };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new Payment
            {
                Id = row.GetGuid(0),
                IdempotencyKey = row.GetString(1),
                AmountMinor = row.GetInt64(2),
                Currency = row.GetString(3),
                Reference = row.GetString(4),
                OccurredAt = new DateTimeOffset(row.GetDateTime(5)),
                AcceptedAt = new DateTimeOffset(row.GetDateTime(6)),
                Region = row.GetString(7),
                Epoch = row.GetInt64(8),
            }
            : null;
    }
}
