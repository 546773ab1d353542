using System.Security.Cryptography.X509Certificates;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Shared.Secrets;
using Npgsql;

namespace DrTerraform.Functions.Shared.Database;

/// <summary>
/// One endpoint of the region's cluster over TLS with a verified certificate and host name. Connections are few and kept; one that
/// turns out to be dead, or to lead to a former writer, is replaced once within the same request.
/// </summary>
public sealed class PostgresDatabase(
    DatabaseSettings settings,
    string host,
    string applicationName,
    CachedSecret<DatabaseCredentials> credentials,
    TimeProvider time) : IAsyncDisposable
{
    /// <summary>The longest time the statements of one piece of work may take together.</summary>
    public static readonly TimeSpan WorkTimeout = TimeSpan.FromMilliseconds(1500);

    private const int ConnectTimeoutSeconds = 1;

    private readonly Lock _switching = new();
    private (DatabaseCredentials Credentials, NpgsqlDataSource Source)? _current;

    /// <summary>Runs work on a connection. The work may run again, so it must be the same to do it once or twice.</summary>
    /// <exception cref="DatabaseException">The database cannot do it now.</exception>
    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        // Each kind of fault is given one more try: a broken connection may be followed by a password that has changed meanwhile.
        var tried = new HashSet<DatabaseFault>();
        var refused = false;
        while (true)
        {
            var source = await SourceAsync(refused, cancellation);
            var opened = false;
            using var timeout = new CancellationTokenSource(WorkTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellation);
                opened = true;
                return await work(connection, either.Token);
            }
            catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
            {
                throw new DatabaseException(DatabaseFault.TimedOut, late);
            }
            catch (Exception problem) when (DatabaseFaults.Of(problem) is { } fault)
            {
                if (!DatabaseFaults.IsWorthAnotherConnection(fault, opened) || !tried.Add(fault))
                {
                    throw new DatabaseException(fault, problem);
                }

                refused = fault == DatabaseFault.CredentialsRefused;
                source.Clear();
            }
        }
    }

    /// <summary>Opens a connection and leaves it in the pool.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached now.</exception>
    public Task ConnectAsync(CancellationToken cancellation) => UseAsync(static (_, _) => Task.FromResult(true), cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_current is { } current)
        {
            await current.Source.DisposeAsync();
        }
    }

    private async Task<NpgsqlDataSource> SourceAsync(bool fresh, CancellationToken cancellation)
    {
        DatabaseCredentials known;
        try
        {
            known = fresh ? await credentials.FreshAsync(cancellation) : await credentials.CurrentAsync(cancellation);
        }
        catch (Exception problem) when (problem is AwsException or InvalidSecretException)
        {
            throw new DatabaseException(DatabaseFault.CredentialsUnavailable, problem);
        }

        lock (_switching)
        {
            if (_current is { } current)
            {
                if (current.Credentials == known)
                {
                    return current.Source;
                }

                // Work still running on the old credentials keeps its connection; idle ones close now.
                current.Source.Dispose();
            }

            var source = Build(known);
            _current = (known, source);
            return source;
        }
    }

    private NpgsqlDataSource Build(DatabaseCredentials known)
    {
        var builder = new NpgsqlSlimDataSourceBuilder
        {
            ConnectionStringBuilder =
            {
                Host = host,
                Port = settings.Port,
                Database = settings.Name,
                Username = known.Username,
                Password = known.Password,
                ApplicationName = applicationName,
                SslMode = SslMode.VerifyFull,
                GssEncryptionMode = GssEncryptionMode.Disable,
                Timeout = ConnectTimeoutSeconds,
                // Our own clock ends the work; a second one inside the driver would only blur the message.
                CommandTimeout = 0,
                // A late answer means a broken connection: no second connection to ask for a cancellation.
                CancellationTimeout = -1,
                MinPoolSize = 0,
                // An instance has one event in hand at a time; its connections are what the cluster has to bear.
                MaxPoolSize = 1,
                NoResetOnClose = true,
                // The few statements there are come again and again: the server parses and plans each once a connection.
                MaxAutoPrepare = 8,
                AutoPrepareMinUsages = 2,
                TcpKeepAlive = true,
                TcpKeepAliveTime = 2,
                TcpKeepAliveInterval = 1,
                // The server gives up as well when the client has gone, so that a late write does not appear minutes later.
                Options = $"-c statement_timeout={(int)WorkTimeout.TotalMilliseconds}",
            },
        };
        // Saves the query for the server's types on each new connection; ours are the built-in ones.
        _ = builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        _ = builder.EnableTransportSecurity();
        _ = builder.UseRootCertificatesCallback(LoadAuthorities);
        return builder.Build();
    }

    private X509Certificate2Collection LoadAuthorities()
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(settings.CertificateAuthoritiesFile);
        return authorities;
    }
}
