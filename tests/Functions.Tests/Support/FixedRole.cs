using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>A role record that is what the test says.</summary>
internal sealed class FixedRole(RoleRecord? record) : IRoleRecords
{
    public RoleRecord? Record { get; set; } = record;

    public int Readings { get; private set; }

    public Exception? Failure { get; set; }

    public Task<RoleRecord?> ReadAsync(CancellationToken cancellation)
    {
        Readings++;
        return Failure is null ? Task.FromResult(Record) : Task.FromException<RoleRecord?>(Failure);
    }
}
