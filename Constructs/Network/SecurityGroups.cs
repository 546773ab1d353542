using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SecurityGroup;

namespace DrTerraform.Constructs.Network;

/// <summary>What <see cref="SecurityGroups"/> are given.</summary>
public sealed record SecurityGroupsProps
{
    /// <summary>Where the groups go.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The VPC of the groups.</summary>
    public required string VpcId { get; init; }
}

/// <summary>The three groups of a region, without rules: <see cref="SecurityRules"/> joins them.</summary>
public sealed class SecurityGroups : Construct
{
    /// <summary>Declares the groups.</summary>
    public SecurityGroups(Construct scope, string id, SecurityGroupsProps props)
        : base(scope, id)
    {
        Functions = Group("Functions", "functions", "Lambda functions: no way in");
        Database = Group("Database", "database", "Aurora: from the functions and from the peer network");
        Endpoints = Group("Endpoints", "endpoints", "interface endpoints: from the functions");

        string Group(string groupId, string part, string description) =>
            new SecurityGroup(this, groupId, new SecurityGroupConfig
            {
                Provider = props.Placement.Provider,
                Name = props.Placement.Names.Of(Named.SecurityGroup, part),
                Description = description,
                VpcId = props.VpcId,
                Tags = props.Placement.NameTag(Named.SecurityGroup, part),
            }).Id;
    }

    /// <summary>Group of the functions.</summary>
    public string Functions { get; }

    /// <summary>Group of the database.</summary>
    public string Database { get; }

    /// <summary>Group of the interface endpoints.</summary>
    public string Endpoints { get; }
}
