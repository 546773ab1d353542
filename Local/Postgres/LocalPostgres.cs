using System.Diagnostics;
using System.Security.Cryptography;
using DrTerraform.Local.Processes;
using Npgsql;

namespace DrTerraform.Local.Postgres;

/// <summary>
/// A real PostgreSQL of our own on a free port of the loopback address, with TLS by an authority of its own and a password, as the
/// functions demand. It keeps its data in a temporary folder and is gone, with the folder, when we end.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    /// <summary>The name in the server's certificate.</summary>
    public const string Host = "localhost";

    /// <summary>The one database.</summary>
    public const string Database = "payments";

    /// <summary>The superuser.</summary>
    public const string Username = "dr";

    // The unprivileged account that every Unix has; PostgreSQL refuses to run as root.
    private const int Nobody = 65534;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly string _programs;
    private GuardedProcess? _server;

    private LocalPostgres(string programs, string folder)
    {
        _programs = programs;
        Folder = folder;
    }

    /// <summary>TCP port.</summary>
    public int Port { get; } = LoopbackPort.Free();

    /// <summary>The superuser's password, made for this server.</summary>
    public string Password { get; } = RandomNumberGenerator.GetHexString(32);

    /// <summary>PEM file of the authority that has issued the server's certificate.</summary>
    public string CertificateAuthoritiesFile => Path.Combine(Folder, "ca.pem");

    /// <summary>A folder that is removed with the server, even when we are killed.</summary>
    public string Folder { get; }

    private string Data => Path.Combine(Folder, "data");

    /// <summary>Creates a server and waits until it answers.</summary>
    /// <param name="programs">Folder with <c>bin/postgres</c> and <c>bin/initdb</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LocalException">It cannot be created here; the message says why.</exception>
    public static async Task<LocalPostgres> StartAsync(string programs, CancellationToken cancellation)
    {
        var postgres = new LocalPostgres(programs, Directory.CreateTempSubdirectory("dr-postgres-").FullName);
        try
        {
            await postgres.InitializeAsync(cancellation);
            await postgres.StartAgainAsync(cancellation);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection of the superuser, for looking at what the functions did.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>How a client connects that verifies the server's certificate; holds the password.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Database = Database,
        Username = Username,
        Password = Password,
        SslMode = SslMode.VerifyFull,
        RootCertificate = CertificateAuthoritiesFile,
        // What a restart has cut off must not come back out of a pool.
        Pooling = false,
    }.ConnectionString;

    /// <summary>Stops the server and keeps its data.</summary>
    /// <param name="immediately">As a crash does: nothing is written any more, and the next start recovers from the log.</param>
    public async Task StopAsync(bool immediately)
    {
        if (_server is { } server)
        {
            await server.StopAsync(immediately ? "QUIT" : "INT");
            _server = null;
        }
    }

    /// <summary>Starts the server on its data and waits until it answers.</summary>
    /// <exception cref="LocalException">It does not start; the message ends with its own words.</exception>
    public async Task StartAgainAsync(CancellationToken cancellation)
    {
        _server = GuardedProcess.Start(Unprivileged("postgres", "-D", Data), Folder);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        while (true)
        {
            try
            {
                await (await OpenAsync(limit.Token)).DisposeAsync();
                return;
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException && !limit.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
            catch (Exception problem) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw new LocalException($"PostgreSQL did not answer within {StartLimit.TotalSeconds:0} s; its last words: {_server.LastWords()}", problem);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task InitializeAsync(CancellationToken cancellation)
    {
        LocalCertificates.Write(Folder, Host, TimeProvider.System);
        var passwordFile = Path.Combine(Folder, "password");
        PrivateFile.Write(passwordFile, Password);
        await RunAsync(Unprivileged(
            "initdb", "-D", Data, "-U", Username, "--pwfile", passwordFile, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-instructions"), cancellation);
        await File.WriteAllTextAsync(Path.Combine(Data, "pg_hba.conf"), "hostssl all all localhost scram-sha-256\n", cancellation);
        await File.AppendAllTextAsync(
            Path.Combine(Data, "postgresql.conf"),
            $"""

             listen_addresses = '{Host}'
             port = {Port}
             unix_socket_directories = ''
             ssl = on
             ssl_cert_file = '{Path.Combine(Folder, "server.pem")}'
             ssl_key_file = '{Path.Combine(Folder, "server.key")}'
             ssl_min_protocol_version = 'TLSv1.2'

             """,
            cancellation);
        await CreateDatabaseAsync(cancellation);
    }

    // In single-user mode: there is no server yet that could be asked.
    private Task CreateDatabaseAsync(CancellationToken cancellation) =>
        RunAsync(Unprivileged("postgres", "--single", "-D", Data, "postgres"), cancellation, $"CREATE DATABASE {Database};\n");

    private string[] Unprivileged(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_programs, "bin", program), .. arguments];
        return Environment.IsPrivilegedProcess
            // In a user namespace of its own the process is nobody to itself, while its files stay ours.
            ? ["unshare", "--user", $"--map-user={Nobody}", $"--map-group={Nobody}", "--", .. command]
            : command;
    }

    private static async Task RunAsync(string[] command, CancellationToken cancellation, string input = "")
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new LocalException($"PostgreSQL cannot be started: '{command[0]}' does not run. DR_POSTGRES must name a folder with bin/postgres and bin/initdb; run as root, 'unshare' of util-linux is needed as well", problem);
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                throw new LocalException(
                    $"PostgreSQL could not be set up: {Path.GetFileName(command[0])} ended with {process.ExitCode}: {(await error).Trim()} {(await output).Trim()}. "
                    + "If this is a container that forbids user namespaces, run as another user than root");
            }
        }
    }
}
