using System.Diagnostics;

namespace DrTerraform.Local.Processes;

/// <summary>
/// A server that ends with us, however we end. A small shell holds the read end of a pipe whose write end is ours: when the pipe closes,
/// because we closed it or because we were killed, the shell ends the server and removes its folder.
/// </summary>
public sealed class GuardedProcess : IAsyncDisposable
{
    // A signal's name on the pipe ends the server and keeps the folder, for another start. SIGINT is ignored by what a shell starts in
    // the background unless the program asks for it; the servers here do.
    private const string Guard = """
        folder=$1 log=$2
        shift 2
        "$@" >>"$log" 2>&1 &
        server=$!
        if read -r signal; then remove=no; else remove=yes signal=TERM; fi
        kill -s "$signal" "$server" 2>/dev/null
        wait "$server"
        [ "$remove" = no ] || rm -rf "$folder"
        """;

    private readonly Process _shell;
    private readonly string _logFile;

    private GuardedProcess(Process shell, string logFile)
    {
        _shell = shell;
        _logFile = logFile;
    }

    /// <summary>The end of what the server said.</summary>
    public string LastWords() => File.Exists(_logFile) ? string.Join(' ', File.ReadLines(_logFile).TakeLast(5)) : "none";

    /// <summary>Starts a server without waiting for it to be ready.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="folder">The server's folder, removed at its end.</param>
    /// <param name="environment">Variables beside our own.</param>
    public static GuardedProcess Start(IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var logFile = Path.Combine(folder, "server.log");
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", folder, logFile, .. command])
        {
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new GuardedProcess(Process.Start(start)!, logFile);
    }

    /// <summary>Ends the server by a signal (its name without SIG) and keeps its folder.</summary>
    public async Task StopAsync(string signal)
    {
        await _shell.StandardInput.WriteLineAsync(signal);
        await EndAsync();
    }

    /// <summary>Ends the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _shell.Dispose();
    }

    private async Task EndAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
    }
}
