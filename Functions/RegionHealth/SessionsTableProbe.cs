using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.RegionHealth;

/// <summary>Reads an item that nobody writes; a table that says "none" is a table that works.</summary>
internal sealed class SessionsTableProbe(AwsJsonClient dynamo, string table) : ITableProbe
{
    private readonly DynamoTable _sessions = new(dynamo, table, "session_id");

    public Task AnswersAsync(CancellationToken cancellation) => _sessions.GetAsync("region-health", cancellation);
}
