using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.TableHealth;

/// <summary>Where tables are described.</summary>
internal interface ITables
{
    public Task<TableDescription> DescribeAsync(string table, CancellationToken cancellation);
}
