namespace DrTerraform.Functions.RegionHealth;

/// <summary>Asks the sessions table for anything at all.</summary>
internal interface ITableProbe
{
    /// <summary>Returns when the table has answered, found or not.</summary>
    public Task AnswersAsync(CancellationToken cancellation);
}
