namespace DrTerraform.Functions.RegionHealth;

/// <summary>Asks a database endpoint one short question.</summary>
internal interface IDatabaseProbe
{
    /// <summary>Whether the server behind the endpoint would accept a write.</summary>
    public Task<bool> AcceptsWritesAsync(CancellationToken cancellation);
}
