using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Shared.Regions;

/// <summary>An Aurora global database as it is.</summary>
/// <param name="Status">RDS's word, e.g. <c>available</c>, <c>failing-over</c> or <c>switching-over</c>.</param>
/// <param name="Members">Its clusters, one a region.</param>
public sealed record GlobalDatabaseState(string Status, IReadOnlyList<GlobalDatabaseMember> Members)
{
    /// <summary>The member that writes; null while RDS names none.</summary>
    public GlobalDatabaseMember? Writer => Members.FirstOrDefault(member => member.IsWriter);

    /// <summary>The change of roles that is under way, or null.</summary>
    public RoleChange? Change { get; init; }

    /// <summary>The member in a region, or null when it has none there, e.g. while an old writer is on its way back.</summary>
    public GlobalDatabaseMember? In(string region) => Members.FirstOrDefault(member => member.Region == region);

    internal static GlobalDatabaseState Parse(AwsXml global) => new(
        global.Own("Status") ?? "unknown",
        [
            .. global.Members("GlobalClusterMembers")
                .Select(member => new GlobalDatabaseMember(member.Own("DBClusterArn") ?? "", member.Own("IsWriter") == "true")),
        ])
    {
        // Where nothing is under way the element is empty or missing.
        Change = global.Part("FailoverState") is { } state && state.Own("Status") is { } status ? new RoleChange(status, state.Own("ToDbClusterArn") ?? "") : null,
    };
}
