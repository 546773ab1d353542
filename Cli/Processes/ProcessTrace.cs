using System.Text.Json;

namespace DrTerraform.Cli.Processes;

/// <summary>
/// How a process that may outlive its starter is found again. A record says who it is; a lock that the process inherits and never
/// lets go of says that it still runs. The system drops the lock with the process, so a recycled process id is never mistaken for it.
/// </summary>
internal sealed class ProcessTrace(string path)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Written by the process itself before it becomes the program, so that there is no moment without it.</summary>
    public string RecordFile => $"{path}.json";

    public string LockFile => $"{path}.lock";

    /// <summary>What the program says: a file, because a pipe would break, and the program with it, when the reader is killed.</summary>
    public string OutputFile => $"{path}.out";

    public string ErrorFile => $"{path}.err";

    public string Name => Path.GetFileName(path);

    /// <summary>Whether the process, or one that it started, still runs.</summary>
    public bool IsAlive => FileLock.IsHeld(LockFile);

    private string DeadFile => $"{path}.dead";

    /// <summary>What was started; null when nothing was, or when its end has been seen.</summary>
    public ProcessRecord? Read() => Read(RecordFile);

    /// <summary>The first process whose end nobody saw since the last <see cref="Bury"/>: what it had locked may still be locked.</summary>
    public ProcessRecord? ReadDead() => Read(DeadFile);

    /// <summary>Keeps the record of a process that has ended unseen, and is not alive, apart from that of the next one.</summary>
    public void Mourn()
    {
        if (Read() is not null && ReadDead() is null)
        {
            File.Move(RecordFile, DeadFile, overwrite: true);
        }

        Forget();
    }

    /// <summary>Nothing of a dead process is locked any more.</summary>
    public void Bury() => Remove(DeadFile);

    private static ProcessRecord? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), ProcessRecordContext.Default.ProcessRecord);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The end has been seen.</summary>
    public void Forget() => Remove(RecordFile);

    public async Task UntilDeadAsync(CancellationToken cancellationToken)
    {
        while (IsAlive)
        {
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    /// <summary>.NET takes a missing file for deleted, but not a missing folder.</summary>
    private static void Remove(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }
}
