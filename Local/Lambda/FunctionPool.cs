using System.Collections.Concurrent;
using System.Diagnostics;

namespace DrTerraform.Local.Lambda;

/// <summary>
/// A function as Lambda runs it: as many processes as there are events at a time, up to a limit, each with one event in hand; one that
/// has ended is replaced.
/// </summary>
public sealed class FunctionPool : IAsyncDisposable
{
    private readonly FunctionPackage _package;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly Action<string> _line;
    private readonly TimeSpan _limit;
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentStack<FunctionInstance> _idle = new();
    private readonly ConcurrentQueue<TimeSpan> _coldStarts = new();

    /// <summary>Describes the pool; the first event starts the first process.</summary>
    /// <param name="package">What is run.</param>
    /// <param name="environment">All variables of the processes but those Lambda itself sets.</param>
    /// <param name="instances">The most processes at a time, 1 or more.</param>
    /// <param name="limit">How long an event may take, as Lambda's timeout setting.</param>
    /// <param name="line">Told of every line a process writes; called from any thread.</param>
    public FunctionPool(FunctionPackage package, IReadOnlyDictionary<string, string> environment, int instances, TimeSpan limit, Action<string> line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instances, 1);
        _package = package;
        _environment = environment;
        _line = line;
        _limit = limit;
        _free = new SemaphoreSlim(instances, instances);
        Instances = instances;
    }

    /// <summary>The most processes at a time.</summary>
    public int Instances { get; }

    /// <summary>How many processes were started so far; more than <see cref="Instances"/> when some have ended.</summary>
    public int Started { get; private set; }

    /// <summary>Hands an event to a process and waits for its answer; waits before that while all are busy.</summary>
    /// <exception cref="FunctionFailedException">There is no answer.</exception>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        FunctionInstance? instance = null;
        try
        {
            (instance, var isCold) = await TakeAsync();
            var answer = await instance.InvokeAsync(json, _limit, cancellation);
            if (isCold)
            {
                _coldStarts.Enqueue(Stopwatch.GetElapsedTime(instance.StartedAt));
            }

            return answer;
        }
        finally
        {
            await GiveBackAsync(instance);
            _free.Release();
        }
    }

    /// <summary>Time from the start of each process so far to its first answer.</summary>
    public IReadOnlyCollection<TimeSpan> ColdStarts => _coldStarts;

    /// <summary>Process ids of the idle processes.</summary>
    public IReadOnlyList<int> ProcessIds => [.. _idle.Select(instance => instance.ProcessId)];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var instance))
        {
            await instance.DisposeAsync();
        }

        _free.Dispose();
    }

    private async Task<(FunctionInstance Instance, bool IsCold)> TakeAsync()
    {
        while (_idle.TryPop(out var idle))
        {
            if (idle.IsAlive)
            {
                return (idle, false);
            }

            await idle.DisposeAsync();
        }

        Started++;
        return (await FunctionInstance.StartAsync(_package, _environment, _line), true);
    }

    private async ValueTask GiveBackAsync(FunctionInstance? instance)
    {
        if (instance is { IsAlive: true })
        {
            _idle.Push(instance);
        }
        else if (instance is not null)
        {
            await instance.DisposeAsync();
        }
    }
}
