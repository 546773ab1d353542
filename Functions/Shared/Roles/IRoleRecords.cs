namespace DrTerraform.Functions.Shared.Roles;

/// <summary>Where the role record is read.</summary>
public interface IRoleRecords
{
    /// <summary>The record as it is now in this region's replica, or null when there is none.</summary>
    public Task<RoleRecord?> ReadAsync(CancellationToken cancellation);
}
