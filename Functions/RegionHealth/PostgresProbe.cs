using DrTerraform.Functions.Shared.Database;
using Npgsql;

namespace DrTerraform.Functions.RegionHealth;

/// <summary>Asks PostgreSQL; Aurora's replicas and the waiting region's cluster are in recovery, a fenced writer is read-only.</summary>
internal sealed class PostgresProbe(PostgresDatabase database) : IDatabaseProbe
{
    private const string Question = "SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'";

    public Task<bool> AcceptsWritesAsync(CancellationToken cancellation) => database.UseAsync(AskAsync, cancellation);

    private static async Task<bool> AskAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Question, connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
