using System.Diagnostics.CodeAnalysis;

namespace DrTerraform.Functions.Shared.Secrets;

/// <summary>
/// A secret that is read once and kept for five minutes. A caller whose credential was refused asks for a fresh one, which reads
/// again, but not more often than every ten seconds: a flood of bad signatures must not become a flood of calls.
/// </summary>
/// <typeparam name="T">What the secret's text means.</typeparam>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
public sealed class CachedSecret<T>(ISecretSource source, string name, Func<string, string, T> parse, TimeProvider time)
    where T : class
{
    /// <summary>How long a value is used without asking again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>The shortest time between two readings that a refused credential can cause.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _oneReader = new(1, 1);
    private (T Value, long ReadAt)? _known;

    /// <summary>The value, at most five minutes old.</summary>
    public Task<T> CurrentAsync(CancellationToken cancellation) => NotOlderThanAsync(Lifetime, cancellation);

    /// <summary>The value, at most ten seconds old; for a caller whose credential was refused.</summary>
    public Task<T> FreshAsync(CancellationToken cancellation) => NotOlderThanAsync(LeastAge, cancellation);

    private async Task<T> NotOlderThanAsync(TimeSpan age, CancellationToken cancellation)
    {
        await _oneReader.WaitAsync(cancellation);
        try
        {
            if (_known is { } known && time.GetElapsedTime(known.ReadAt) < age)
            {
                return known.Value;
            }

            var readAt = time.GetTimestamp();
            var value = parse(name, await source.ReadAsync(name, cancellation));
            _known = (value, readAt);
            return value;
        }
        finally
        {
            _oneReader.Release();
        }
    }
}
