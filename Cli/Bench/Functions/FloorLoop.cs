using System.Diagnostics;
using Npgsql;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>The floor: the function's own statement by bare Npgsql on open connections, and nothing around it.</summary>
internal sealed class FloorLoop(string databaseConnection)
{
    private const string Insert =
        "INSERT INTO payments (id, idempotency_key, amount_minor, currency, reference, occurred_at, accepted_at, region, epoch) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (idempotency_key) DO NOTHING";

    // Prepared as the function's is: a floor that the server has to parse and plan each time would flatter everything above it.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(databaseConnection) { MaxAutoPrepare = 8, AutoPrepareMinUsages = 2 }.ConnectionString;

    /// <summary>Milliseconds of each insert, one after the other.</summary>
    public async Task<IReadOnlyList<double>> OneByOneAsync(int count, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancellation);
        var times = new List<double>();
        for (var number = 0; number < count; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await InsertAsync(connection, cancellation);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Inserts over several connections at the same time; returns inserts a second.</summary>
    public async Task<double> PerSecondAsync(int count, int connections, CancellationToken cancellation)
    {
        var left = count;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            await using var connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(cancellation);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await InsertAsync(connection, cancellation);
            }
        }));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var command = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
                new NpgsqlParameter<string> { TypedValue = $"floor-{Guid.NewGuid():N}" },
                new NpgsqlParameter<long> { TypedValue = 1999 },
                new NpgsqlParameter<string> { TypedValue = "EUR" },
                new NpgsqlParameter<string> { TypedValue = "order 42" },
                new NpgsqlParameter<DateTime> { TypedValue = now },
                new NpgsqlParameter<DateTime> { TypedValue = now },
                new NpgsqlParameter<string> { TypedValue = "us-east-1" },
                new NpgsqlParameter<long> { TypedValue = 1 },
            },
        };
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }
}
