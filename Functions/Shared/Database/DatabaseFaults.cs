using System.Security.Authentication;
using Npgsql;

namespace DrTerraform.Functions.Shared.Database;

/// <summary>Tells from an exception which fault of the database it means.</summary>
public static class DatabaseFaults
{
    /// <summary>The fault, or null when the exception is about the statement and not about the database's state.</summary>
    public static DatabaseFault? Of(Exception problem) => problem switch
    {
        PostgresException answered => OfSqlState(answered.SqlState),
        NpgsqlException { InnerException: PostgresException answered } => OfSqlState(answered.SqlState),
        NpgsqlException { InnerException: AuthenticationException } => DatabaseFault.Untrusted,
        NpgsqlException { InnerException: TimeoutException } => DatabaseFault.TimedOut,
        NpgsqlException => DatabaseFault.Unreachable,
        AuthenticationException => DatabaseFault.Untrusted,
        TimeoutException => DatabaseFault.TimedOut,
        IOException or System.Net.Sockets.SocketException => DatabaseFault.Unreachable,
        _ => null,
    };

    /// <summary>The fault an SQLSTATE means, or null.</summary>
    public static DatabaseFault? OfSqlState(string sqlState) => sqlState switch
    {
        "25006" => DatabaseFault.ReadOnly,
        "28P01" or "28000" => DatabaseFault.CredentialsRefused,
        "57014" => DatabaseFault.TimedOut,
        "53300" => DatabaseFault.Exhausted,
        "57P01" or "57P02" or "57P03" => DatabaseFault.Unreachable,
        _ when sqlState.StartsWith("08", StringComparison.Ordinal) => DatabaseFault.Unreachable,
        _ => null,
    };

    /// <summary>Whether the same work may succeed at once over a new connection (with fresh credentials where those were refused).</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="opened">Whether there was a connection, perhaps an old one out of the pool, when it went wrong.</param>
    public static bool IsWorthAnotherConnection(DatabaseFault fault, bool opened) => fault switch
    {
        DatabaseFault.CredentialsRefused => true,

        // An old connection may lead to an instance that was the writer before; the endpoint's name leads to the present one.
        DatabaseFault.ReadOnly or DatabaseFault.Unreachable => opened,
        _ => false,
    };
}
