using System.Diagnostics;
using System.Text.Json;

namespace DrTerraform.Cli.Processes;

/// <summary>A child that may outlive us: nothing binds it to us but the trace it leaves.</summary>
internal sealed class TracedProcess : IDisposable
{
    // The process records itself and then becomes the program. The id comes first, because only the shell knows it.
    private const string Wrapper = """printf '{"pid":%s,%s' $$ "$1" >"$2.new" && mv "$2.new" "$2" && out=$3 err=$4 && shift 4 && exec "$@" >"$out" 2>"$err" </dev/null""";

    // Two children started at once would each inherit the other's lock as well.
    private static readonly Lock Starting = new();

    private readonly Process _process;

    public TracedProcess(ProcessRequest request, ProcessRecord record, ProcessTrace trace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(trace.RecordFile)!);
        // What an earlier process said would be taken for what this one says.
        File.WriteAllText(trace.OutputFile, "");
        File.WriteAllText(trace.ErrorFile, "");
        var start = SessionStart.Of(request, "/bin/sh", "-c", Wrapper, "sh", WithoutPid(record), trace.RecordFile, trace.OutputFile, trace.ErrorFile);
        lock (Starting)
        {
            var held = File.OpenHandle(trace.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            try
            {
                using var inherited = Posix.Inheritable(held);
                _process = Process.Start(start) ?? throw new InvalidOperationException($"'{request.FileName}' did not start");
            }
            finally
            {
                // Disposing it would unlock the file for all who share it.
                Posix.CloseWithoutUnlocking(held);
            }
        }
    }

    public int Id => _process.Id;

    public int Code => _process.ExitCode;

    public Task WaitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public void Dispose() => _process.Dispose();

    private static string WithoutPid(ProcessRecord record)
    {
        var json = JsonSerializer.Serialize(record, ProcessRecordContext.Default.ProcessRecord);
        return json[(json.IndexOf(',', StringComparison.Ordinal) + 1)..];
    }
}
