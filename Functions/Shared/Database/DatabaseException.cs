namespace DrTerraform.Functions.Shared.Database;

/// <summary>The database cannot do the work now; nothing is wrong with what was asked.</summary>
public sealed class DatabaseException(DatabaseFault fault, Exception cause) : Exception($"the database cannot do the work: {fault}", cause)
{
    /// <summary>Why.</summary>
    public DatabaseFault Fault { get; } = fault;
}
