using DrTerraform.Functions.ConfigSync;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>Parameter Store in memory, with its versions and dates.</summary>
internal sealed class MemoryParameters(string region, TimeProvider time) : IParameterStore
{
    private readonly SortedDictionary<string, (ParameterContent Content, long Version, DateTimeOffset ModifiedAt, string? Description)> _rows = new(StringComparer.Ordinal);

    public string Region => region;

    /// <summary>Every call fails like this while it is set.</summary>
    public AwsException? Failure { get; set; }

    /// <summary>Writes and deletions by the other region's function.</summary>
    public int Writes { get; private set; }

    public IReadOnlyDictionary<string, string> Values => _rows.ToDictionary(row => row.Key, row => row.Value.Content.Value);

    /// <summary>What a person does: a new value, without a description.</summary>
    public void Edit(string name, string value, string type = "SecureString") => Set(name, new ParameterContent(value, type, "Standard", "text"), description: null);

    /// <summary>What a person does.</summary>
    public bool Remove(string name) => _rows.Remove(name);

    public Task<IReadOnlyList<Parameter>> ListAsync(CancellationToken cancellation) =>
        Failure is { } failure ? Task.FromException<IReadOnlyList<Parameter>>(failure) : Task.FromResult<IReadOnlyList<Parameter>>([.. _rows.Keys.Select(name => Get(name)!)]);

    public Task<Parameter?> FindAsync(string name, CancellationToken cancellation) =>
        Failure is { } failure ? Task.FromException<Parameter?>(failure) : Task.FromResult(Get(name));

    public Task<long> PutAsync(string name, ParameterContent content, string description, CancellationToken cancellation)
    {
        if (Failure is { } failure)
        {
            return Task.FromException<long>(failure);
        }

        Writes++;
        return Task.FromResult(Set(name, content, description));
    }

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        if (Failure is { } failure)
        {
            return Task.FromException(failure);
        }

        Writes++;
        _rows.Remove(name);
        return Task.CompletedTask;
    }

    private long Set(string name, ParameterContent content, string? description)
    {
        var version = _rows.TryGetValue(name, out var row) ? row.Version + 1 : 1;
        // AWS keeps milliseconds.
        _rows[name] = (content, version, DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()), description ?? row.Description);
        return version;
    }

    private Parameter? Get(string name) => _rows.TryGetValue(name, out var row)
        ? new Parameter(name, row.Content, row.Version, row.ModifiedAt, CopyMark.In(row.Description, row.Version))
        : null;
}
