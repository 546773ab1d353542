namespace DrTerraform.Settings;

/// <summary>A global table of transactions, and in each region a function that watches it and answers for its health.</summary>
public sealed record TransactionSettings
{
    /// <summary>Capacity of the table.</summary>
    public TableSettings Table { get; init; } = new();

    /// <summary>The function that describes the table every minute, and whenever a health checker asks.</summary>
    public ControlFunctionSettings Monitor { get; init; } = new();
}
