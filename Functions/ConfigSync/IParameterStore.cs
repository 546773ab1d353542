namespace DrTerraform.Functions.ConfigSync;

/// <summary>The parameters of one region below the prefix.</summary>
internal interface IParameterStore
{
    /// <summary>The region's name.</summary>
    public string Region { get; }

    /// <summary>All parameters, complete or not at all.</summary>
    public Task<IReadOnlyList<Parameter>> ListAsync(CancellationToken cancellation);

    /// <summary>One parameter, or null.</summary>
    public Task<Parameter?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Creates or overwrites a parameter under this region's key and returns the version that this made.</summary>
    public Task<long> PutAsync(string name, ParameterContent content, string description, CancellationToken cancellation);

    /// <summary>Deletes a parameter; that it is gone already is fine.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellation);
}
